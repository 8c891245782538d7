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
    'how do you know|how would you know|know that it|watch|monitor*|healthy|broken|in production|in prod|operat*|look at first|whats on it|observ*|day to day|find out somethings wrong|something is wrong|on a tuesday',
  'asks-alert':
    'paged|gets paged|page someone|page somebody|alert*|woken|wake*|who gets|who is called|on call|turns it from|get notified|gets told|on which condition|at which lag|at which value|which condition',
  'asks-debugging':
    'where do you look|where would you look|where you look|stuck|looks wrong|look frozen|is low|percent low|root cause|debug*|investigat*|track down|diagnos*|find the cause|stands still|what do you check|too low|calls and says|find out why|find out what|find out where|where would you start|how do you find|complains|a complaint',
  'asks-slo':
    'promise*|slo|sla|objective*|service level|percent of the time|availability target|guarantee*|how reliable',
  'asks-cost': 'cost|costs|money|price|dollar*|budget*|per month|expensive|million a year|bill|spend',
  'asks-saving':
    'reduce*|squeeze|cheaper|save|saving*|optimi*|cut|less money|half the|bring it down|took five away|take five away|afford*',
  'asks-growth':
    '10x|ten times|triple*|grow*|next year|in five years|instead of five thousand|scale*|times the|hundred teams|more traffic|peak*|sale day|black friday|launch|spike*|isnt enough|is not enough|not enough|outgrow*|half a million|grow to|a million users|more machines|twice the|doubles|double the',
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
    'who may|who can|access*|secur*|permission*|another merchant|another customer|see what|may see|touch this|authent*|authoriz*',
  'asks-privacy':
    'privacy|personal*|gdpr|delete me|forgotten|pii|password*|residency|compliance|regulat*|card number*|credit card|sensitive|reader id*|works council|driver location|passport*|health',
  'asks-how':
    'how does|how do you|explain|walk me|take me|what happens|how would|go into|how is|pick one|tell me about|does it work|go ahead|deeper|how exactly|what do you do|whats it doing|inside|you said',
  'asks-unsure':
    'least sure|verify*|not sure|confiden*|on monday|check first|unsure|uncertain*|assum*|feel for',
  'asks-consistency':
    'consisten*|stale|exactly once|stay right|strict|devices|counted twice|same time|same moment|count stay|order of|concurren*|available|read your',
  'asks-requirements':
    'like to know|want to know|ask me|anything else|would you propose|what would you want|what would you aim|would you push|who are|scope|users|need to know|questions',
  'asks-availability': 'availab*|lose|loss|durab*|down|stale|how long may|outage*',
}
