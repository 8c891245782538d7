import type { CueKind } from '../../interview/signals.ts'

/** Turns of speech, in the notation of ideas. Whoever says "so" or "then" says it all the time: those count as steps only. */
export const cues: Readonly<Record<CueKind, string>> = {
  reason:
    'because|since|cause|so that|due to|thanks to|reason|thats why|in order to|otherwise|given that|as otherwise|as long as|the point is|decides|removes|as it|as they|as we|as i|as each|as every|as nobody|as the|for it|for they|so it|so we|so the|so they|so i|so you|so a|so no|so there|so each|so nobody|which buys|which gives|which saves|which lets|the trick|in that case|depends on whether|needs to be|must be',
  consequence:
    'which means|that means|means that|this means|therefore|hence|as a result|thats why|so that|this way|that way|consequently|lead to|leads to|ends up|gives me|gives us|buys me|buys us|saves|this keeps|thus|so the|so it|so we|so i|so a|so nothing|so nobody|so no|so they|so you|so there|so each|so any|without having|then the|then it|then we|then i|falls back|and then|cannot|can not|cant|never',
  contrast:
    'but|however|instead|rather than|whereas|versus|vs|on the other hand|on the other side|although|though|compared to|compared with|unlike|in contrast|than|not because|still|except|while|either|alternative*|the other way|could also|over there|against it|one could',
  condition: 'if|unless|when|whenever|as soon as|in case|once|until|while|as long as|suppose|provided',
  step: 'first|second|third|then|next|after that|afterwards|finally|step one|step two|step three|stage one|stage two|before|until|when|once|on restart|on restore|at the end|meanwhile|in the same|each time|every time|otherwise|from there|and if|if it|after a|after the|only then|only when|as soon as|whenever|goes back|again',
  comparison:
    'better|worse|faster|slower|cheaper|simpler|easier|harder|heavier|lighter|more accurate|more expensive|less accurate|more than|less than|fewer|higher|lower|smaller|larger|bigger|too slow|too expensive|too much|too many|as opposed|twice as|times more|times cheaper|times faster|compared|more exact|is exact|overkill',
  choice:
    'id use|i would use|id go with|i would go with|go with|i chose|i choose|i pick|i picked|i take|id take|we use|i use|i prefer|id prefer|chosen|i decided|decided|opt for|stick with|i want|id rather|i would rather|i would take|we chose|we choose|we take|my choice|i went|settle on|id pick|i would pick|id keep|i would keep|id put|id start|i would do|thats what id do|id build|i build|id do|propose|in favour|in favor',
  drawback:
    'downside*|drawback*|disadvantage*|the price is|the price i|price that i|price we pay|the cost is|the cost of|i lose|we lose|you lose|u lose|loses|loss of|give up|giving up|trade off|tradeoff*|the catch|weakness*|weak side|weak spot|weak point|weakest|problem with|the bad part|the bad thing|bad part|bad thing|sucks|at the expense|pay with|i pay|we pay|you pay|costs us|costs you|penalty|more complex|complexity|hard to|harder|ugly|i accept|we accept|i tolerate|is that it cant|the risk|overhead|more work|extra latency|slower|at the price|what hurts|it hurts|is felt|not ideal|limitation*|comes with|one more thing to|more moving parts|another system|more machines|double compute|double memory|doubles|less accurate|a visible|suffers|suffer|operational burden|burden|painful|the pain',
  unsure:
    'not sure|not certain|unsure|dont know|do not know|no idea|i assume|i assumed|im assuming|assumption*|i guess|id guess|im guessing|i would guess|verify|id verify|least sure|never run|ive never|i have never|from memory|id measure|i would measure|id have to measure|to measure|id check|i would check|need to check|have to check|look it up|id need to|i would need to|would have to check|not hundred percent|not a hundred percent|cannot say|cant say|without evidence|is a belief|i believe|dont trust|do not trust|dont remember|do not remember|have to look|would need to look|not an expert|no expert|my knowledge|ive not|i have not used|havent used|out of my depth|ask the|ask legal|load test|id test|i would test|benchmark*|in shadow|id ask|i would ask|small test|proof of concept',
}
