/** What candidates talk about beside components: mechanisms, failures, metrics, money, law. In the notation of ideas. */
export const topics: Readonly<Record<string, string>> = {
  idempotency:
    'idempoten*|upsert*|overwrit*|dedup*|deduplicat*|exactly once|same result|same key|merge into|merge on|insert or ignore|insert if|on conflict|absolute total|set total|whole value|replace partition*|overwrites the partition|drop repeat*|drop duplicate*|no double row*|twice is harmless|harmless|unique index|unique constraint|idempotency key|request key|sequence number|dedupe|event id|compare and set|compare and swap|conditional write|write the same|written twice|written again|same row|run it again|last write wins|run it twice|unique key|already seen',
  duplicates:
    'duplicate*|twice|double count*|count twice|counted twice|double counted|double counting|repeat*|replay*|re process*|reprocess*|retr*|resend*|re send*|sends it again|sent again|read again|re read*|backfill*|at least once|more than once|again|two times|same event|redeliver*|second time|restart*',
  'dedup-key':
    'key|id|event id|batch number|sequence|sequence number|offset*|position|version|token|primary key|hash|uuid|checkpoint|partition|bitmap|window|snapshot|fingerprint|whole value|absolute total*|run id|timestamp|lsn|unique index|counter|same row',
  semantics:
    'at least once|at most once|exactly once|effectively once|delivery semantic*|delivery guarantee*|read committed|read only committed|transaction*|atomic*|idempotent replay',
  consistency:
    'consisten*|inconsisten*|eventual*|stale|staleness|strong consistency|linearizab*|serializab*|read your own|read your writes|quorum|cap theorem|available over|availability over|last write wins|isolation|snapshot isolation|split brain|conflict*|async replica*|replicated async|asynchronous*|synchronous*|primary key wins|source of truth|fail open|fail closed|local quorum|local one|optimistic lock*|lost update|old answer|old or the new|either the full|never mixed|at least once|exactly once|at most once|transaction*|atomic*|monotonic|replication is async|drift',
  failure:
    'crash*|dies|died|die|fails|fail|failed|failure*|failing|goes down|is down|went down|down|dead|outage|unavailable|lost|loss of|lose|timeout*|time out|times out|unreachable|broken|breaks|break|restart*|killed|kill|partitioned|disconnect*|goes away|gone|hangs|stuck|out of memory|oom|throws|does not answer|doesnt answer|cant be reached|not answer|slow or down|too late|tunnel|network is',
  recovery:
    'recover*|restor*|failover*|fail over|fails over|fall back|falls back|fallback*|resume*|rewind*|replay*|re read*|read again|reads again|restart*|retr*|take over|takes over|standby|stand by|promote*|goes back to|comes back|checkpoint*|snapshot*|savepoint*|circuit breaker*|buffer*|spool*|re process*|reprocess*|run it again|runs again|catches up|catch up|drain*|degrade*|serve stale|old value|last value|last known|roll back|rollback|rebuild*|reroute*|switch*|dlq|dead letter*|backfill*|new leader|elect*|stopgap|does it again|do again|local bucket|parachute|continues from|from the offset|file buffer|disk buffer',
  detection:
    'detect*|health check*|heartbeat*|probe*|alert*|page|notice*|timeout*|monitor*|misses|threshold|after three|trips after|lag|watch*',
  'second-region':
    'second region|other region|another region|multi region|cross region|active active|active passive|two regions|standby region|region goes|loses a region|whole region|region fail*|region is lost|region outage|region down|loss of the region|across regions|replicate* to|regional failover|secondary region|second site|both sites|multi az|two zones|three zones|three az|availability zone*|multi zone|another zone|other zone|lose a zone|loses a zone|a zone|dr site|disaster*|redis per region',
  backup:
    'backup*|back up|point in time|snapshot* to|restore from|restored from|snapshot before|versioning|replicated bucket|bucket replication|cross region replication|mirror*|copied to|copy in|mirror maker|object lock|tagged snapshot*|roll back|rollback|archive|replicated|second copy',
  'recovery-objective':
    'rpo|rto|recovery point|recovery time|at most|up to|within|minutes of data|minutes until|seconds of data|minutes of downtime|zero loss|no loss|lose at most|minutes lost|behind|back in|takes minutes|takes hours|for ninety days',
  'bad-data':
    'bad data|invalid|malformed|garbage|corrupt*|null|nulls|negative|schema change*|schema evolution|renam*|unparseable|cant be parsed|dont parse|doesnt parse|not parse|fails schema|fails validation|violat*|reject*|poison*|broken record*|wrong type|mapping conflict|missing field*|mismatch*|breaking change*|late data|outlier*|implausible|anomal*|incompatible|not compatible|out of range|wrong value*|fake|spoof*|does not match|not match|differ|difference|discrepan*|drift*|skew',
  'data-check':
    'validat*|schema registry|data contract*|contract*|schema check*|protobuf schema|avro schema|versioned schema|backward compatib*|compatib*|constraint*|row count*|count check*|counts match|count match|completeness|null rate*|null check*|freshness check*|freshness|plausib*|sanity check*|great expectations|dbt test*|deequ|reconcil*|compare*|comparison|checksum*|recount*|audit*|control group|distribution check|expected ratio|quality check*|data test*|expectation*|assert*|checks|additive field*|optional field*|stability index|sampled check',
  'bad-data-fate':
    'dead letter*|dlq|quarantin*|reject*|park*|side topic|side output|error topic|error table|exception table|rejects topic|parking topic|put aside|set aside|dropped|drop it|blocked|block*|is stopped|stop the|refused|fail the|fails the|replay from|sent back|goes back to the|the producer team|sees the error|team is|ticket|fix and replay|publication|not published|held back|bad records|counted by|look* at it|fixed by|4xx',
  skew: 'skew*|hot key*|hot partition*|hot spot*|hotspot*|hot shard*|hot|celebrity|heavy hitter*|uneven*|one merchant|one customer|one tenant|one account|biggest|whale*|imbalance*|overloaded partition|one partition|single partition|one task|one thread|a third of|one key|noisy neighbour|noisy neighbor|power user*|very large|busiest|dominat*|most of the traffic|famous|viral|spread|evenly|even load|equally warm',
  'skew-cure':
    'salt*|suffix*|prefix*|sub bucket*|two stage*|two step*|pre aggregat*|pre combin*|local combine|combiner|split the key|split the|split it|sub key*|composite key|random digit|digit|bucket*|rebalanc*|consistent hash*|virtual node*|reshard*|re shard*|repartition*|re partition*|modulo|dedicated partition|own partition|isolate*|spread over|virtual shard*|more partitions|batches|broadcast|key group*|range split|split point*|cached locally|hash of|sub partition*|randomi*|spread out|move the',
  'partition-key':
    'partition key|shard key|partition by|partitioned by|partition is by|keyed by|key by|i key|key is|key =|key the|shard by|sharded by|shard on|bucketed by|bucket by|hash of|hash by|hash on|by user id|by customer id|by merchant id|by install id|by device id|by account id|by story id|by order id|partition on|distribution key|clustering key|hash prefix|h3|geohash|by hexagon|by city|by tenant|by user|by server id|the key in kafka|split by|split it by|consistent hash*|by hash|partitioning key|message key',
  growth:
    '10x|ten times|ten x|three times the|twice the|twice as much|double the|doubles|at three times|five times|hundred times|times the load|times more|grows|growth|triples|next year|peak*|spike*|burst*|flash sale|sale day*|black friday|launch night|prime time|surge|x today|times today|at scale|scale up|more traffic|multiple of',
  elastic:
    'autoscal*|auto scal*|scale out|scales out|scale horizontally|scales horizontally|horizontally|add node*|add broker*|add machine*|add worker*|add partition*|more broker*|more worker*|more executor*|more nodes|hpa|keda|scale up|elastic*|pre scale*|prescale*|scale to zero|reserved capacity|warm pool|otherwise you add|scale on|adding broker*|adding node*|scales',
  'back-pressure':
    'back pressure|backpressure|shed*|load shed*|queue absorbs|buffer*|absorb*|throttl*|rate limit*|lag grows|slow* its reads|slows down|retry after|come back in|queue depth|degrad*|sampling|sample under load|admission control|429|drop low priority|prioriti*|bounded queue|holds back|lengthen*',
  'growth-limits':
    'what breaks|breaks first|would break|break first|linear*|does not scale|doesnt scale|becomes the|headroom|room for|limit is|runs out|re partition*|repartition*|reshard*|split the cluster|second cluster|new topic*|more partitions|metadata|repartitioning|thousand partitions|is fine up to|up to about|is fine if|bottleneck*|what doubles|doesnt care|dont care',
  bottleneck:
    'bottleneck*|saturat*|hot key*|hot partition*|hot shard*|hot spot*|breaks first|break first|fails first|fail first|first to|weakest|hurts first|hurt first|creak*|single writer|single point|limiting factor|the limit is|fan out|fan in|state size|contention|slowest|melts|overload*|cant keep up|can not keep up|fall behind|falls behind|hot|one key|one node|maxes out|runs out of|choke*|the expensive part|firehose|starv*|queue up|thundering herd|stampede|fighting over|conflict*|is the problem|will hurt|problem of latency|tail at scale|determines your latency|slowest reader',
  metrics:
    'consumer lag|kafka lag|lag|end to end latency|freshness|staleness|age of|error rate|errors per|success rate|hit rate|hit ratio|cache hit*|queue depth|backlog|throughput per|p99|p95|p50|checkpoint duration|snapshot duration|checkpoint time|checkpoint age|checkpoint fail*|null rate|null share|share of null|null features|completeness|row count*|count difference|missing rows|commit conflict*|rejected share|reject rate|rejects|dlq size|dead letter rate|dead letter count|duplicate rate|repeat rate|dropped events|events dropped|cpu utili*|disk usage|memory usage|replication lag|watermark lag|under replicated|time since last|last success|retry rate|burn rate|parachute rate|fallback rate|timeout rate|score distribution|feature age|conversion|abandon*|refusal rate|429 rate|rejection rate|share of|seconds between|number of failed|job duration|run time of the|rows in|rows out|delta percent|query latency|query time|ingest rate|event rate|events in|events out|in versus out|saturation|cost per|bytes scanned|gc pause*|psi|drift|accuracy|precision|recall|false positive*|request rate|response time|oldest|watch time|days done|connection count|offset lag|delay|latency',
  'generic-metrics':
    'latency|errors|throughput|traffic|saturation|golden signals|usual graphs|usual metrics|cpu|memory|metrics|dashboard*|normal stuff|prometheus|grafana|the usual',
  alert:
    'alert*|page|pages|paged|paging|pager|pagerduty|on call|oncall|wake*|woken|is called|gets called|calls the|phone rings|ticket|slack|notif*|alarm*|warn*|escalat*|somebody is woken|mail*|red flag|bell|gets mailed|opsgenie|call someone|ring*',
  'alert-condition':
    'over|above|below|more than|less than|exceed*|older than|higher than|drops|for five minutes|for three minutes|for ten minutes|threshold|burn*|in a row|two intervals|longer than|under|greater|at least|within an hour|is missing|differs|if it shows|>|<|reach*|rises|falls|falls behind|stops|crosses|any difference|one hit',
  receiver:
    'on call|oncall|team|engineer|owner|ticket|page|pager|slack|officer|sev*|p1|p2|severity|critical|warning|wakes|woken|called|phone|channel|urgent|morning|high priority|low priority',
  slo: 'slo|slos|sla|slas|sli|slis|error budget*|service level|objective*|burn rate|the promise|our promise|we promise|i promise|promises|promise|allowance|availability target|target is|of the time|of the intervals|nines|monthly budget|uptime|guarantee*',
  debugging:
    'trace*|tracing|trace id|correlation id|request id|structured log*|logs|log line*|runbook*|run book|lineage|by stage|per stage|per hop|each hop|by hop|which hop|walk along|walk back*|root cause|find the cause|find out why|drill down|where to look|first i look|i look at|id look at|first id check|check whether|flame graph|profil*|bisect*|jaeger|opentelemetry|dashboards by|replay a single|look whether|which stage|which operator|narrow*|compare the counts|compare counts|then left from there|timestamp at each|waterfall|histogram shows|first suspect|kibana|grep|timeline|audit log|query the|correlat*|explain plan',
  symptom:
    'if|when|stuck|stands still|slow|low|missing|frozen|late|complain*|wrong|stale|spike*|high|drop|dropped|dropping|failing|delay*|behind|looks|old|too',
  authentication:
    'authentic*|login|log in|sso|oauth*|oidc|saml|jwt|mtls|mutual tls|certificate*|api key*|token from|signed|signature*|id comes out of the token|session|identity provider|service account*|hmac|mfa|password*|from the token|with the token|the token',
  authorization:
    'authoriz*|authoris*|permission*|rbac|abac|acl|acls|iam|role*|grant*|least privilege|row level|column level|column mask*|mask*|lake formation|only the owner|may see|can see|may read|can read|access control|policy|policies|tenant isolation|scoped|can only write|write only|read only|cannot read|cant read|nobody can|only hr|no grant|delegated|approval|tags|row filter*|multi tenant|encrypt permission',
  encryption:
    'encrypt*|kms|tls|at rest|in transit|mtls|data key|envelope encryption|https|crypto*|sealed|hsm|key per|vault|secret*',
  network:
    'vpc|private link|privatelink|private subnet*|network isolation|firewall|security group*|private network|isolated network|not public|bastion|waf|network polic*|private endpoint*',
  audit:
    'audit*|cloudtrail|access log*|who accessed|who read|who changed|logged with|every publish|log of who|log all|log of access|tamper*',
  'personal-data':
    'gdpr|ccpa|pii|personal data|personal|privacy|identif*|viewer identities|email*|phone number*|name and|sensitive|hipaa|pci|users data|user data|location trail*|subject id|person|data protection|card number*|passwords|viewing history|health data|account deletion|residency|compliance|legal|auditor*|tax',
  'privacy-mechanism':
    'crypto shred*|shred*|destroy the key|delete the key|key per person|key per subject|key per user|tokeni*|pseudonym*|anonymi*|anonymous|hash* the|hashed|salted hash|hmac|redact*|mask*|ttl|retention*|lifecycle|expire*|deleted after|delete after|delete row*|row delete*|iceberg delete|hard delete*|tombstone*|delete from|regional store*|regional bucket*|european bucket|stays in|stay in|in the eu|inside the eu|region pinned|residency|never leaves|raw stays|aggregate* with at least|k anonymity|coarsen*|differential privacy|vault|consent|deletion job|erasure|erase|right to be forgotten|forgotten|keep for|days old|drop the column*|drop the partition*|thirty days|delete|deleted|deleting|frozen for audit|pii detection|detect pii',
  'money-word':
    'cost*|price*|pric*|expensive|cheap*|money|budget|dollar*|spend*|bill*|invoice*|pay|paying|usd|euro*|cents',
  'cost-component':
    'storage|compute|network|traffic|egress|kafka|broker*|flink|spark|s3|node*|machine*|instance*|server*|redis|database|gpu*|cpu|core hour*|warehouse|snowflake|trino|gateway*|requests|cluster|training|logs|backup*|standby|serving|terabyte*|worker*|lambda|cdn|bandwidth|cross zone|inter zone|people|replica*|scylladb|clickhouse|licen*|vcpu*|dynamodb|elasticsearch|per million',
  budget:
    'budget|five million|under the|out of|of the twenty|of twenty|against|left|reserve|allowance|per year we have|headroom|target cost|over budget|within|under fifteen|below|fits|comfortab*|room|spare|limit|ceiling',
  saving:
    'spot|preemptible|tiering|tiered|glacier|archive class|archive|cold storage|infrequent access|lifecycle|compress*|zstd|snappy|gzip|autoscal*|auto scal*|scale to zero|scale down|to zero|switch off|turn off|right siz*|reserved|savings plan*|commitment*|retention|drop old|downsampl*|sampl*|thin out|batch*|fewer calls|graviton|arm|same zone|own zone|rack aware|cache|caching|columnar|parquet|pre aggregat*|dedicated|quantiz*|distil*|warm start|fine tune*|partition prun*|pruning|compaction|less often|smaller|shut down|self host*|off peak|keep only|delete old|ttl|after one year|cheaper tier|storage class|fetch from the replica|push deltas|at night|incremental*|bulk|consolidat*|hot and cold|negotiat*|avoid regex*|hot warm cold',
  'saving-size':
    'saves|save|saving|cuts|cut|reduce*|half|halves|halve|instead of|cheaper|down to|less|factor|times|%|percent|lower|a third|a quarter|a tenth|takes off|gone|largest|fewer|biggest lever|single biggest|wont pay|dont pay|no longer pay|quarter of|bring it down|brings',
  'storage-of-past': 'storage|petabyte*|s3',
  'structure-now':
    'i look at the clock|look at the clock|minutes gone|minutes left|time check|running out of time|we have about|in the interest of time|we have ten minutes|half the time|time budget for|how are we on time|how much time',
  'structure-next':
    'ill start with|i will start with|let me start with|first i|id like to start|id like to spend|ill spend|let me spend|lets spend|spend the first|spend about|minutes on|then i go|then ill|then i will|next ill|next i|now ill|now id|now i|moving on|move on|let me move|lets move|before i draw|before i start|before i go|before we go|let me draw|let me first|let me now|lets talk about|lets look at|let me talk|next is|next up|next topic|next part|next page|next thing|next step|my plan|the plan is|ill come back to|i will come back|come back to that|come to that|go deep|deep dive into|two places|first deep|second deep|so that covers|that covers|thats the|with that done|done with|so the numbers|so then the|alright so|in four parts|one by one|going to the whiteboard|go to the whiteboard|im going to|i am drawing|then some numbers|last one|one more thing before|last thing|second topic|now the|now to|then the other|let me do the numbers|i want to cover|agenda|roadmap|park that|parked that|back to|fence off|would you rather|is that split|does the shape|let me stop here|go to the next|then security|for the rest|go straight to|now reserving|so repeats|so that was',
  'structure-sum':
    'to sum up|sum up|summar*|in summary|to recap|recap|wrap up|to conclude|in conclusion|overall the|so in total|so overall|thats it|in short|let me repeat|what we have so far|all in all',
  verify:
    'measure*|test|tested|testing|verify|check|load test*|benchmark*|replay*|prototype*|proof of concept|spike|look up|ask|vendor quote|shadow|one day of|small cluster|count the rows|experiment*|power calculation|confirm*|before i trust|before anybody|before buying|validate|try it|look at|look into|access log|profile|statistics folks|data protection officer|in a loop',
}
