/** How borderline cases of the core criteria are decided, for graders that read words. The rules have them in their signals. */
export const notes: Readonly<Record<string, string>> = {
  'requirements.functional': 'Also when settled late, but it must add something to the prompt.',
  'requirements.availability': 'A property of a product ("S3 has eleven nines") is at most partial.',
  'requirements.constraints':
    'Deadlines, contract or audit rules and the load that a source takes count too. Compliance that first comes up on a late question counts for security.compliance only.',
  'design.estimation':
    'An uncorrected error of more than two times in a figure that the design rests on makes it partial. One division that settles a choice is enough for met.',
  'design.technology-reasons': 'A wrong or irrelevant reason does not count.',
  'depth.mechanism':
    'A procedure such as a migration or a cutover is a mechanism where its steps say what follows from what.',
  'depth.second-mechanism': 'Another mechanism than the first, by the same measure.',
  'tradeoffs.alternatives':
    'The interviewer may have named the alternative where the comparison is the candidate’s own.',
  'tradeoffs.downside': 'A fault conceded under questioning is at most partial.',
  'tradeoffs.consistency': 'An idempotent replay that names no guarantee belongs to reliability.idempotency.',
  'cost.estimate': 'Prices of products that were not chosen do not count.',
  'cost.budget': 'Held against revenue or a vendor’s price instead of a budget: partial.',
  'cost.optimization':
    'Must be meant to save money or machines. A later "cost does not matter" leaves partial.',
  'monitoring.metrics':
    'Metrics of success, spend or a model count where they are watched in operation; offline evaluation is partial.',
  'monitoring.alerts':
    'A data-quality check with threshold and receiver is one; a notification to the product’s users is none.',
  'monitoring.slo':
    'A promise or objective with a number. An alert’s threshold alone, or a percentile among the requirements that is never measured, is partial.',
  'reliability.data-quality':
    'Met needs a check and what becomes of what fails it. Filtering abuse alone is partial.',
  'reliability.disaster-recovery':
    'Failover of one cache does not count. A zone only, where the region was asked about, is partial. A restore with a time or a bound of loss is met.',
  'scalability.partitioning': 'Work split by file or tenant without a key and its skew is partial.',
  'security.access': 'Signed messages and masked columns count; parental or content controls do not.',
  'communication.clarifies-first': 'A question that the interviewer has just suggested does not count.',
  'communication.structure':
    'A signpost names the part just finished or the next one; a summary says decisions again, not names.',
}
