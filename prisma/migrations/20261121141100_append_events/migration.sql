-- The one way in which events are written; server/log calls it. A batch holds the appends of many rooms: place i of each
-- array is one draft. The drafts of one interview stand together, interviews in the order of their ids, so that two nodes
-- with overlapping batches wait for each other and never deadlock. Drafts with the same number in `appends` are one append,
-- written whole or not at all. `authors` and `payloads` are JSON texts joined by the control character 1E, which never
-- stands unescaped in JSON: an array without the quoting of arrays, which would escape every quote of every payload again.
--
-- Answers one row for each draft, in order:
--   written  with its seq
--   known    the id is there already, from before or from this batch: with its first seq, and `first`, what is stored
--   ended    the interview is over and `late` does not allow this kind after the end; the whole append is refused
--   unknown  there is no such interview
--
-- A loop, because most batches are small: one statement over the whole batch took half as much processor time again for one
-- draft, the same for eight, and half of it only for three hundred. Sequential scans are off because plans are made once for
-- a connection, on a new server while the table is still empty, and reading the whole table is what they would stay with.
CREATE FUNCTION append_events(
  interviews uuid[], ids uuid[], times double precision[], authors text, kinds text[], payloads text,
  late boolean[], appends integer[]
) RETURNS TABLE (outcome text, given_seq integer, first json)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  author_of text[] := string_to_array(authors, E'\x1e');
  payload_of text[] := string_to_array(payloads, E'\x1e');
  kind_of text[] := kinds;
  n integer := cardinality(ids);
  i integer := 1;
  room uuid;
  past integer;
  taken integer;
  latest integer;
  over boolean;
  here boolean;
  append integer;
  refused boolean;
  started double precision;
  ended double precision;
BEGIN
  IF cardinality(author_of) <> n OR cardinality(payload_of) <> n OR cardinality(kind_of) <> n THEN
    RAISE EXCEPTION 'arrays of different lengths' USING ERRCODE = 'data_exception';
  END IF;
  WHILE i <= n LOOP
    room := interviews[i];
    append := NULL;
    started := NULL;
    ended := NULL;
    past := i + 1;
    WHILE past <= n AND interviews[past] = room LOOP past := past + 1; END LOOP;
    -- Locks the row and takes a seq for each draft; those that turn out not to be needed go back below.
    UPDATE interview SET last_seq = last_seq + past - i WHERE id = room
    RETURNING last_seq - (past - i), last_seq, ended_at IS NOT NULL INTO latest, taken, over;
    here := FOUND;

    WHILE i < past LOOP
      IF append IS DISTINCT FROM appends[i] THEN
        append := appends[i];
        refused := over AND EXISTS (
          SELECT FROM unnest(ids, late, appends) AS draft(id, late, append)
          WHERE draft.append = appends[i] AND NOT draft.late
            AND NOT EXISTS (SELECT FROM event e WHERE e.interview_id = room AND e.id = draft.id)
        );
      END IF;
      outcome := CASE WHEN NOT here THEN 'unknown' WHEN refused THEN 'ended' ELSE 'written' END;
      given_seq := NULL;
      first := NULL;
      IF outcome = 'written' THEN
        INSERT INTO event (interview_id, seq, id, at, by, kind, payload)
        VALUES (room, latest + 1, ids[i], times[i], author_of[i]::json, kind_of[i], payload_of[i]::json)
        ON CONFLICT (interview_id, id) DO NOTHING;
        IF FOUND THEN
          latest := latest + 1;
          given_seq := latest;
          IF kind_of[i] = 'interview.started' THEN started := times[i]; END IF;
          IF kind_of[i] = 'interview.ended' THEN
            ended := times[i];
            over := true;
          END IF;
        ELSE
          outcome := 'known';
          SELECT e.seq, json_build_object('at', e.at, 'by', e.by, 'kind', e.kind, 'payload', e.payload)
          INTO given_seq, first FROM event e WHERE e.interview_id = room AND e.id = ids[i];
        END IF;
      END IF;
      RETURN NEXT;
      i := i + 1;
    END LOOP;

    IF latest < taken OR started IS NOT NULL OR ended IS NOT NULL THEN
      UPDATE interview SET
        last_seq = latest,
        started_at = coalesce(started_at, to_timestamp(started / 1000)),
        ended_at = coalesce(ended_at, to_timestamp(ended / 1000))
      WHERE id = room;
    END IF;
  END LOOP;
END
$$;

-- In place of a foreign key; see the table's comment in schema.prisma.
CREATE FUNCTION delete_events_of_interview() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event WHERE interview_id = OLD.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER delete_events AFTER DELETE ON interview
FOR EACH ROW EXECUTE FUNCTION delete_events_of_interview();
