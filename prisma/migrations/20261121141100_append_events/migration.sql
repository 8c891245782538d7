-- The one way in which events are written; server/log calls it. A batch holds the appends of many rooms: row i of the
-- arrays is one draft, drafts with the same number in `appends` are one append, written whole or not at all. `authors` and
-- `payloads` are JSON texts joined by the control character 1E, which never stands unescaped in JSON: that is an array
-- without the quoting of arrays, which would escape every quote of every payload a second time, on both sides.
--
-- Answers one row for each draft, in order:
--   written  with its seq
--   known    the id is there already (or earlier in this batch): with its first seq; nothing is written. `first` is what
--            is stored, null if it was written by this very batch
--   ended    the interview is over and `late` does not allow this kind after the end; the whole append is refused
--   unknown  there is no such interview
--
-- Interviews are locked in the order of their ids, so that two nodes with overlapping batches wait for each other and never
-- deadlock. The lock comes in a statement of its own: the second one then sees what the other node committed meanwhile.
CREATE FUNCTION append_events(
  interviews uuid[], ids uuid[], times double precision[], authors text, kinds text[], payloads text,
  late boolean[], appends integer[]
) RETURNS TABLE (outcome text, given_seq integer, first json)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM interview WHERE id = ANY(interviews) ORDER BY id FOR NO KEY UPDATE;

  RETURN QUERY
  WITH draft AS (
    SELECT * FROM unnest(
      interviews, ids, times, string_to_array(authors, E'\x1e'), kinds, string_to_array(payloads, E'\x1e'), late, appends
    ) WITH ORDINALITY AS t(interview_id, id, at, by, kind, payload, late, append, n)
  ),
  placed AS (
    SELECT draft.*, stored.seq AS stored_seq, owner.id IS NULL AS lacks_interview, owner.last_seq,
      row_number() OVER (PARTITION BY draft.interview_id, draft.id ORDER BY draft.n) AS nth,
      owner.ended_at IS NOT NULL OR bool_or(draft.kind = 'interview.ended') OVER (
        PARTITION BY draft.interview_id ORDER BY draft.append RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) IS TRUE AS over
    FROM draft
    LEFT JOIN interview owner ON owner.id = draft.interview_id
    LEFT JOIN event stored ON stored.interview_id = draft.interview_id AND stored.id = draft.id
  ),
  judged AS (
    SELECT placed.*, bool_or(stored_seq IS NULL AND nth = 1 AND over AND NOT placed.late)
      OVER (PARTITION BY placed.append) AS refused
    FROM placed
  ),
  numbered AS (
    SELECT interview_id, id, at, by, kind, payload,
      last_seq + row_number() OVER (PARTITION BY interview_id ORDER BY n) AS seq
    FROM judged WHERE NOT lacks_interview AND stored_seq IS NULL AND nth = 1 AND NOT refused
  ),
  written AS (
    INSERT INTO event (interview_id, seq, id, at, by, kind, payload)
    SELECT interview_id, seq, id, at, by::json, kind, payload::json FROM numbered ORDER BY interview_id, seq
  ),
  counted AS (
    UPDATE interview i SET
      last_seq = new.last_seq,
      started_at = coalesce(i.started_at, new.started_at),
      ended_at = coalesce(i.ended_at, new.ended_at)
    FROM (
      SELECT interview_id, max(seq) AS last_seq,
        to_timestamp(min(at) FILTER (WHERE kind = 'interview.started') / 1000) AS started_at,
        to_timestamp(min(at) FILTER (WHERE kind = 'interview.ended') / 1000) AS ended_at
      FROM numbered GROUP BY interview_id
    ) new
    WHERE i.id = new.interview_id
  )
  SELECT
    CASE
      WHEN j.lacks_interview THEN 'unknown'
      WHEN j.stored_seq IS NOT NULL THEN 'known'
      WHEN s.seq IS NULL THEN 'ended'
      WHEN j.nth > 1 THEN 'known'
      ELSE 'written'
    END,
    coalesce(j.stored_seq, s.seq)::integer,
    CASE WHEN j.stored_seq IS NOT NULL THEN
      (SELECT json_build_object('at', e.at, 'by', e.by, 'kind', e.kind, 'payload', e.payload)
       FROM event e WHERE e.interview_id = j.interview_id AND e.seq = j.stored_seq)
    END
  FROM judged j LEFT JOIN numbered s ON s.interview_id = j.interview_id AND s.id = j.id
  ORDER BY j.n;
END
$$;
