-- Snapshots are written often and read seldom, and only the latest few are kept: compressing one keeps the database busy
-- for longer than writing it, and many rooms come due at once.
ALTER TABLE snapshot ALTER COLUMN state SET STORAGE EXTERNAL;
