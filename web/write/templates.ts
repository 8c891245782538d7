/** What one begins with: small, whole, and free of faults, so that every later fault is one's own. */

export const fullTemplate = `# yaml-language-server: $schema=../schemas/question.schema.json
format: question/1
id: parking-app
title: Parking app for a city
summary: Show free places to drivers within seconds and bill by the minute.
level: L5
minutes: 45
plan: '45'
topics: [streaming, platform]
patterns: []
companies: [generic]
sources: []
prompt: |-
  A city wants an app that shows free parking places and bills by the minute.

  - 50,000 places with a sensor each; a sensor reports every 10 seconds.
  - Drivers see a change within 5 seconds.

  Design it from the sensor to the driver's phone.
facts:
  - id: event-size
    asks: [event size, how big is a report, bytes per report]
    answer: About a hundred bytes.
  - id: budget
    asks: [budget, what may it cost, cost limit]
    answer: A hundred thousand dollars a year.
reference:
  summary: Sensors report to a gateway, a log keeps the reports, a job keeps the state of each place, the app reads it.
  estimates:
    - id: reports
      label: Reports per second
      formula: '50000 sensor * 1 event/sensor / (10 s) to event/s'
      result: 5,000 events/s
criteria:
  - id: design.state-by-place
    dimension: design
    title: Keeps the latest state of each place
    met: Keeps one row for each place, overwritten by the newest report, and says by what one knows the newest.
    partial: Stores the reports without saying how the state follows from them.
    weights: { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 }
    probe: A driver asks for free places near her. What do you read?
    phases: [high-level-design, deep-dive]
    signals:
      kind: ideas
      met:
        - together: ['latest|newest|last|current', 'key|place id|by place|per place', 'timestamp|sequence|version|overwrit*|upsert']
          within: utterance
      partial:
        - any: ['latest state|current state', 'overwrit*|upsert']
curveballs: []
pitfalls: []
`

export const drillTemplate = `# yaml-language-server: $schema=../schemas/drill.schema.json
format: drill/1
id: late-reports
title: Late reports
summary: A fifth of the reports arrive two hours late. Say what the daily figure does.
level: L5
minutes: 8
phase: deep-dive
topics: [streaming, data-quality]
patterns: []
companies: [generic]
sources: []
prompt: |-
  A job counts reports by day. A fifth of them arrive up to two hours late.

  What does the figure of yesterday show at one in the morning, and at four?
facts: []
criteria:
  - id: depth.event-time
    dimension: depth
    title: Counts by the time of the event
    met: Counts by the time at which a report was made, and says how long a day stays open.
    partial: Names event time or a watermark alone.
    probe: By which clock do you decide what belongs to yesterday?
    phases: [deep-dive]
    signals:
      kind: ideas
      met:
        - together: ['event time|time of the event|when it happened', 'watermark|wait*|stays open|grace|#duration']
          within: utterance
      partial:
        - any: ['event time', 'watermark*']
answer:
  says:
    - Count by the time of the event, keep yesterday open for two hours, and correct the figure when late reports come.
followUp:
  text: A report comes three days late. And now?
  good:
    - It goes through a slower path that corrects the day, and readers are told that the figure changed.
pitfalls: []
`
