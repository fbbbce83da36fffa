-- Redactions of documents: what is taken out, who marked it, who looked a second time, and the file that was made of it. The original stays as it came.
CREATE TABLE document_redaction (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, attachment_id uuid NOT NULL REFERENCES attachment (id), source_sha256 text NOT NULL, reading_sha256 text NOT NULL,
  page_count int NOT NULL CHECK (page_count > 0), notes text[] NOT NULL DEFAULT '{}', state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'LOOK', 'DONE')), revision int NOT NULL DEFAULT 1,
  marks jsonb NOT NULL DEFAULT '[]', refused jsonb NOT NULL DEFAULT '[]', purpose text NOT NULL, begun_by uuid NOT NULL REFERENCES app_user (id), begun_at timestamptz(3) NOT NULL, marked_by uuid[] NOT NULL,
  sent_by uuid REFERENCES app_user (id), sent_at timestamptz(3), returned_words text, looked_by uuid REFERENCES app_user (id), looked_at timestamptz(3), output_id uuid REFERENCES attachment (id), output_sha256 text,
  CHECK ((state = 'DONE') = (output_id IS NOT NULL AND output_sha256 IS NOT NULL AND looked_by IS NOT NULL AND looked_at IS NOT NULL)),
  CONSTRAINT document_redaction_second_person CHECK (state <> 'DONE' OR NOT looked_by = ANY (marked_by)));
COMMENT ON TABLE document_redaction IS 'A redaction of a document: its marks, its second look by somebody who marked nothing of it, and the file made afresh. The original is never changed.';
COMMENT ON COLUMN document_redaction.reading_sha256 IS 'The document as it was read, page by page; marks count its words.';
COMMENT ON COLUMN document_redaction.marked_by IS 'Everybody who began it or saved marks: none of them may give the second look.';
CREATE INDEX document_redaction_of ON document_redaction (attachment_id, begun_at);
CREATE UNIQUE INDEX document_redaction_open ON document_redaction (attachment_id) WHERE state <> 'DONE';
SELECT mips.keep_with_record('document_redaction', 'record_id');
REVOKE UPDATE ON document_redaction FROM mips_app;
GRANT UPDATE (state, revision, marks, refused, marked_by, sent_by, sent_at, returned_words, looked_by, looked_at, output_id, output_sha256) ON document_redaction TO mips_app;
CREATE POLICY done_stays ON document_redaction AS RESTRICTIVE FOR UPDATE USING (state <> 'DONE') WITH CHECK (true);
