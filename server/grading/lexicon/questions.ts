/**
 * What interviewers ask about, for rules with `answering`. An interviewer's question sets the topic of the answer, so
 * that "the loudest bell we have, it calls two people" is understood as an alert. It earns nothing by itself.
 */
export const questions: Readonly<Record<string, string>> = {
  'asks-why':
    'why|reason|instead of|rather than|what does it give|what would it give|what for|which one|how come|what made you',
  'asks-alternative':
    'why not|instead of|alternative*|did you think|did you consider|rather than|other store*|versus|and not|many people would|most people|id have expected|i would have expected|could you not|couldnt you|you could|one could|which one|or just|simply|some would say|compare*|opposed to',
  'asks-downside':
    'downside*|disadvantage*|drawback*|give up|weak side|weak spot*|weakness*|bad about|whats bad|price of|what do you lose|do you lose|happy with|what does it cost you|catch|dislike|worry you|trade off*|tradeoff*|risk*|problem with that|arent you happy',
  'asks-failure':
    'dies|die|crash*|goes down|is down|fails|fail|failure*|restart*|goes away|breaks|dead|unavailable|outage|lost|stops in the middle|gone|kill*|not healthy|slow or down|loses',
  'asks-region':
    'region goes|whole region|region is|region fails|region down|zone goes|zone is|availability zone|disaster*|data center|data centre|datacenter|lose a region|region away|region be|second site|region lost|multiple regions|another region|continent|loss of a region|the region',
  'asks-monitoring':
    'how do you know|how would you know|know that it|watch|monitor*|healthy|broken|in production|in prod|operat*|look at first|whats on it|observ*|day to day|find out somethings wrong|something is wrong|on a tuesday|how will you know|how do we know|howd you know|how can you know|how would we know|know whether|know if|see its|see whether|how do you notice|how would you notice|watching|health|running it|running well|operation|looking at|else would you look|what would you look|what do you look|whats on|dashboard*|graph*|metric*|measure|keep an eye|day by day|somethings wrong|number you look|numbers would|like to see|want to see|on the screen|its working|it works|thing works|all works|all okay|steady state|in the morning|alive|kpi*|learn of it|how do you follow|detect*|spot|tell whether|tell if|would you tell|could you tell|once its live|its live|goes live|after launch|keep track|signals|indicator*|how do you see|how would you see|on duty|sre|charts|screens|on the wall|visibility|instrument*|telemetry|keep it alive|keep it running|somebody notices|you know if|would know',
  'asks-alert':
    'paged|gets paged|page someone|page somebody|alert*|woken|wake*|who is called|on call|turns it from|get notified|gets told|on which condition|at which lag|at which value|which condition|pager*|oncall|out of bed|who hears|phone ring*|alarm*|who looks|who finds out|does it tell|goes off|does it fire|threshold*|bad number|not normal|escalat*|who acts|at three in the morning|who reacts|gets someone|who gets|be told|is told|get told|told when|get called|gets called|does it ring|be notified|gets notified|called at night|at what point i mean|at what point do|at which point do|at what point would|at which point would',
  'asks-debugging':
    'where do you look|where would you look|where you look|stuck|looks wrong|look frozen|is low|percent low|root cause|debug*|investigat*|track down|diagnos*|find the cause|stands still|what do you check|too low|calls and says|find out why|find out what|find out where|where would you start|complains|a complaint|what do you look at|is wrong|somethings wrong|whats wrong|to the cause|find why|go about it|somebody says|someone says|customer says|user says|team says|manager says|editor says|engineer says|scientist says|analyst says|dispatcher says|support says|user writes|user complains|customer complains|customer calls|user calls|operations calls|complain*|questioned|did not run|didnt get|didnt see|goes slow|have become slow|drop by|drops by|tell that its|what could have happened|how do you find out|find the reason|talk me through it|where does she look|where does he look|where do they look|the cause|is missing|gone from|are down|went wrong',
  'asks-slo':
    'promise*|slo|sla|objective*|service level|percent of the time|availability target|guarantee*|how reliable|promising|slos|slas|held to|hold yourself|tell the business|uptime|how often is it|commit to|commit yourself|a target|the target|any target|target for|promise anything',
  'asks-cost':
    'cost|costs|money|price|dollar*|budget*|per month|expensive|million a year|bill|spend|euro*|a month|to run it|invoice|order of magnitude|pounds',
  'asks-saving':
    'reduce*|squeeze|cheaper|save|saving*|optimi*|less money|bring it down|took five away|take five away|afford*|be less|spend less|spend any less|send less|fat in|make it smaller|trim*|under control|about the bill|cost less|get it down|get that down|bring that down|bring this down|lower the|waste|gave you half|where would you cut|anything youd cut|youd cut|you cut|could you cut|to cut|cut your|cut our|cuts you|half the money|half the budget|half the cost|halve it|halve the|halve that',
  'asks-growth':
    '10x|ten times|triple*|grow*|next year|in five years|instead of five thousand|scale*|times the|hundred teams|more traffic|peak*|sale day|black friday|launch|spike*|isnt enough|is not enough|not enough|outgrow*|half a million|grow to|a million users|more machines|twice the|doubles|double the',
  'asks-more-load':
    'times bigger|times larger|times more|times as|what breaks|more users|more load|triples|doubles|viral|buys another|buy another|million users|million viewers|all at once|come back|comes back|busiest|rush|christmas|new year|world cup|holiday*|breach|growth|what changes|hundred times|five times|twenty times|four times|3x|5x|20x|100x',
  'asks-bad-data':
    '@asks-data-quality|wrong|no sense|makes no sense|nonsense|rubbish|broken|poison*|fake|fakes|bots|scraper*|silent*|checks|check what|check exactly|which check|what would you check|clock*|coordinates|new column|new field|adds a column|a column|match the plan|dont match|goes to zero|zero for|null|old app|lie|lies|quarantine*|rejected|side table|bad data|bad events|bad records|anything on the content|missing values',
  'asks-replay':
    '@asks-duplicates|run twice|runs twice|merge twice|running the|counted|second time|re run|rerun|corrected|correction|before committing|after writing|replayed|sent twice|arrives after|gets there|delivered|resend*|resent|dies halfway|half the lines|restart|double|doubles|lands on',
  'asks-loss':
    'region goes|region is|region down|regions down|one region|whole region|lose a region|loses a region|a region was lost|region where|region gone|data cent*|building|whole site|other site|burn*|fire|flood|earthquake|goes dark|backup*|restore|drops it|drops a|somebody drops|deletes the table|damaged|loses the table|losing the|would be lost|wiped|copy anywhere|database goes|cloud goes|cloud region|whole cluster|continent',
  'asks-weak':
    'weak*|worr*|give out|gives out|give way|gives way|first to|hurt*|tight|afraid|struggle*|cope|under load|fall over|break*|limit*|slowest|critical|saturat*|keep up|problem first|trouble',
  'asks-fields':
    'key|fields|columns|columns|look|looks|api|contain*|in it|structure|schema|store|table*|record|row|shape|format|event look|response|request|message look|stored|marts|data for',
  'asks-size':
    'how many|how much|how big|how large|how long|per second|size|sizing|storage|load|volume|number|numbers|estimate|calculate|capacity|machines|servers|partitions|memory|gigabyte*|terabyte*|traffic|fit',
  'asks-split':
    'key|keyed|keying|shard*|partition*|split|divide*|laid out|lay out|distribut*|spread|skew|hot|largest|biggest|huge|famous|celebrity|uneven|big can|popular|one program|fit in memory',
  'asks-bottleneck':
    'break first|breaks first|bottleneck*|creak*|hurt*|limit*|first problem|weakest|saturat*|fall over|falls over',
  'asks-skew':
    'skew*|hot|one customer|one merchant|one tenant|third of|biggest|celebrity|key by|keyed by|key the|partition*|shard*|account id as|crawler|one server|famous|footballer|by hash|split',
  'asks-duplicates':
    'twice|duplicate*|re process*|reprocess*|double row*|double count*|same line*|same event*|replay*|restarts and|retries|backfill*|run it again|same payment|sends the same|same order again|payment again|again|restarts|re processes',
  'asks-data-quality':
    'bad data|garbage|schema*|renam*|invalid|malformed|wrong data|data quality|negative|contract*|unparse*|reject*|corrupt*|dirty',
  'asks-model':
    'table*|schema*|field*|record look|data model|whats in|what is in|key look|api|envelope|shape of|store look|look like|columns|tables laid|headers|structure of|partition*',
  'asks-access':
    'who may|who can|secur*|permission*|another merchant|another customer|see what|may see|touch this|authent*|authoriz*|whos allowed|who is allowed|who could|allowed to|has access|access|access to|access control|access right*|only see|own numbers|should anyone|each others data|others data|whats stopping|stops me|stops somebody|stops someone|attack*|hack*|private|fake|sees what|read what|may i look|look at another|between tenants|other tenant*',
  'asks-privacy':
    'privacy|gdpr|delete me|forgotten|pii|residency|compliance|card number*|credit card|sensitive|works council|driver location|personal data|personal info*|sensitive data|erase*|erasure|data deleted|be deleted|users deleted|asks for deletion|deletion request*|deletes their account|delete their|delete his|delete all|delete one|delete everything|deletes the account|deletes his account|closes the account|closes their account|ip address*|email address*|phone number*|exact location*|passports|cookies|health data|health record*|medical|data protection|how long do you keep|european user|regulator*|regulation*|passport*|names of|names in|asks to be|personal|right to be',
  'asks-how':
    'how does|how do you|explain|walk me|take me|what happens|how would|go into|how is|pick one|tell me about|does it work|go ahead|deeper|how exactly|what do you do|whats it doing|inside|you said',
  'asks-unsure':
    'least sure|verify*|not sure|confiden*|on monday|check first|unsure|uncertain*|assum*|feel for',
  'asks-consistency':
    'consisten*|stale|exactly once|stay right|strict|devices|counted twice|same time|same moment|count stay|order of|concurren*|available|read your',
  'asks-requirements':
    'like to know|want to know|ask me|anything else|would you propose|what would you want|what would you aim|would you push|who are|scope|users|need to know|questions',
  'asks-summary':
    'sum up|sum it up|summarise|summarize|summary|recap|to close|close with|how would you close|would you close|one sentence|wrap up|wrap it up|conclude|conclusion|put it together|last words|in your own words|final thoughts|anything to close|closing',
  'asks-availability': 'availab*|lose|loss|durab*|down|stale|how long may|outage*',
}
