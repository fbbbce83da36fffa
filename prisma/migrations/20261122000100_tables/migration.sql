-- Preamble: extensions, and ids that sort by time on every supported server.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE SCHEMA IF NOT EXISTS mips;

-- UUIDv7: the server's own from PostgreSQL 18, else the same layout made here.
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    EXECUTE 'CREATE FUNCTION public.new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS ''SELECT uuidv7()''';
  ELSE
    EXECUTE $f$CREATE FUNCTION public.new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS
      'SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp())*1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), ''hex'')::uuid'$f$;
  END IF;
END $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "staff_number" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "post" TEXT,
    "unit_code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "password_hash" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "hr_source" TEXT,
    "joined_on" DATE,
    "left_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'team',
    "station_code" TEXT,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "app_session" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "device_id" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "user_id" UUID NOT NULL,
    "role_code" TEXT NOT NULL,
    "granted_by" UUID,
    "reason" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_permission" (
    "role_code" TEXT NOT NULL,
    "permission" TEXT NOT NULL,

    CONSTRAINT "role_permission_pkey" PRIMARY KEY ("role_code","permission")
);

-- CreateTable
CREATE TABLE "access_group" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "contact" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_by" UUID,
    "reason" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acl" (
    "id" SERIAL NOT NULL,
    "set_key" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "contact" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acl_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acl_principal" (
    "acl_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "principal_id" TEXT NOT NULL,
    "granted_by" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "acl_principal_pkey" PRIMARY KEY ("acl_id","kind","principal_id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "staff_number" TEXT NOT NULL,
    "device_key" TEXT,
    "address" TEXT,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "reply" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "draft" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "form_version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "hr_import" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "file_name" TEXT NOT NULL,
    "applied" BOOLEAN NOT NULL,
    "summary" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hr_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "occurred_from" TIMESTAMPTZ(3) NOT NULL,
    "occurred_to" TIMESTAMPTZ(3),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_officer" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "event_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),
    "assigned_by" UUID,

    CONSTRAINT "event_officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "incident_type" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "caller_name" TEXT,
    "caller_phone" TEXT,
    "caller_is_victim" BOOLEAN,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "first_assigned_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closing_code" TEXT,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arrest" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "arrested_at" TIMESTAMPTZ(3) NOT NULL,
    "place_text" TEXT,
    "power" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "necessity_codes" TEXT[],
    "necessity_reason" TEXT,
    "caution_given" BOOLEAN NOT NULL,
    "caution_at" TIMESTAMPTZ(3),
    "reply_to_caution" TEXT,
    "force_used" BOOLEAN NOT NULL DEFAULT false,
    "station_code" TEXT,
    "arrived_at_station_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'ARRESTED',

    CONSTRAINT "arrest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_offence" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "event_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL,
    "offence_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT,
    "is_recordable" BOOLEAN,
    "is_domestic" BOOLEAN NOT NULL DEFAULT false,
    "wording" TEXT,

    CONSTRAINT "event_offence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_record" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "custody_number" TEXT NOT NULL,
    "station_code" TEXT NOT NULL,
    "record_types" TEXT[],
    "state" TEXT NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "presented_at" TIMESTAMPTZ(3),
    "relevant_time" TIMESTAMPTZ(3),
    "relevant_time_rule" TEXT,
    "relevant_time_override" TIMESTAMPTZ(3),
    "relevant_time_override_reason" TEXT,
    "authorised_at" TIMESTAMPTZ(3),
    "authorised_by" UUID,
    "decision" TEXT,
    "grounds_codes" TEXT[],
    "grounds_text" TEXT,
    "told_in_presence" BOOLEAN,
    "cell" TEXT,
    "risk_level" TEXT,
    "observation_level" TEXT,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,

    CONSTRAINT "custody_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_review" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "custody_record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "officer_id" UUID,
    "method" TEXT,
    "grounds" TEXT,
    "representations" TEXT,
    "outcome" TEXT,
    "postponed_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custody_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_exclusion" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "custody_record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "custody_exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vulnerability_report" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "report_type" TEXT NOT NULL,
    "rag_grade" TEXT,
    "circumstances" TEXT NOT NULL,
    "voice" TEXT,
    "seen_alone" BOOLEAN,
    "appearance" TEXT,
    "behaviour" TEXT,
    "communication" TEXT,
    "danger" TEXT,
    "environment" TEXT,
    "injuries" TEXT,
    "what_worries" TEXT,
    "what_works_well" TEXT,
    "action_taken" TEXT,
    "consent_status" TEXT NOT NULL,
    "consent_reason" TEXT,
    "school_or_gp" TEXT,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "vulnerability_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asb_report" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "asb_type" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "impact" TEXT,
    "risk_answers" JSONB NOT NULL,
    "risk_score" INTEGER NOT NULL,
    "risk_grade" TEXT NOT NULL,
    "action_taken" TEXT,
    "next_review_at" TIMESTAMPTZ(3),

    CONSTRAINT "asb_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intelligence_report" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL,
    "source_grade" TEXT NOT NULL,
    "assessment_grade" TEXT NOT NULL,
    "handling_code" TEXT NOT NULL,
    "handling_conditions" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intelligence_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crime" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "crime_type" TEXT NOT NULL,
    "last_outcome" TEXT,
    "external_id" TEXT,
    "note" TEXT,

    CONSTRAINT "crime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT,
    "owner_id" UUID,
    "owner_unit" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "object" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "key_value" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nominal" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "status_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "nominal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_record" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "nominal_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" UUID,
    "source_tier" INTEGER NOT NULL DEFAULT 4,
    "dob" DATE,
    "dob_to" DATE,
    "dob_precision" TEXT NOT NULL DEFAULT 'day',
    "place_of_birth" TEXT,
    "sex" TEXT,
    "gender_identity" TEXT,
    "ethnicity_self" TEXT,
    "ethnicity_observed" TEXT,
    "nationality" TEXT,
    "language" TEXT,
    "interpreter_needed" BOOLEAN,
    "occupation" TEXT,
    "description" JSONB,
    "deceased_on" DATE,
    "is_unidentified" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_name" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "person_record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "title" TEXT,
    "forename" TEXT,
    "middle" TEXT,
    "surname" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_identifier" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "person_record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "type" TEXT NOT NULL,
    "raw_value" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "is_valid" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_identifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_decision" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "person_record_a" UUID NOT NULL,
    "acl_a" INTEGER NOT NULL DEFAULT 0,
    "person_record_b" UUID NOT NULL,
    "acl_b" INTEGER NOT NULL DEFAULT 0,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,
    "undone_reason" TEXT,

    CONSTRAINT "identity_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_run" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "candidate_count" INTEGER NOT NULL,

    CONSTRAINT "search_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_candidate" (
    "search_id" UUID NOT NULL,
    "nominal_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "weight" DOUBLE PRECISION NOT NULL,
    "fraction" DOUBLE PRECISION NOT NULL,
    "outcome" TEXT,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_candidate_pkey" PRIMARY KEY ("search_id","nominal_id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT 'address',
    "uprn" TEXT,
    "sub_building" TEXT,
    "building_name" TEXT,
    "building_number" TEXT,
    "street" TEXT,
    "locality" TEXT,
    "town" TEXT,
    "postcode" TEXT,
    "outcode" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "easting" INTEGER,
    "northing" INTEGER,
    "as_described" TEXT,
    "is_matched" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "marking" TEXT NOT NULL DEFAULT 'OFFICIAL-SENSITIVE',
    "unit_code" TEXT,
    "retention_group" TEXT,
    "next_review_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "origin" TEXT NOT NULL DEFAULT 'screen',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "reference_series_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "link" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "from_id" UUID NOT NULL,
    "from_acl" INTEGER NOT NULL DEFAULT 0,
    "to_id" UUID NOT NULL,
    "to_acl" INTEGER NOT NULL DEFAULT 0,
    "role" TEXT NOT NULL,
    "note" TEXT,
    "source_id" UUID,
    "source_acl" INTEGER NOT NULL DEFAULT 0,
    "confidence" TEXT NOT NULL DEFAULT 'confirmed',
    "valid_from" TIMESTAMPTZ(3),
    "valid_to" TIMESTAMPTZ(3),
    "origin" TEXT NOT NULL DEFAULT 'typed',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_by" UUID,

    CONSTRAINT "link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_origin" (
    "id" BIGSERIAL NOT NULL,
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "field" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "carried_from_id" UUID,
    "carried_from_field" TEXT,
    "request_id" UUID,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_origin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marker" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "source_id" UUID,
    "source_text" TEXT,
    "owner_id" UUID,
    "authorised_by" UUID,
    "starts_on" DATE NOT NULL,
    "review_on" DATE NOT NULL,
    "ended_on" DATE,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "marker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT 'photograph',
    "sha256" TEXT NOT NULL,
    "view_sha256" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "width_pixels" INTEGER,
    "height_pixels" INTEGER,
    "caption" TEXT,
    "taken_on" DATE,
    "source_text" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "author_id" UUID,
    "author_role" TEXT,
    "text" TEXT NOT NULL,
    "details" JSONB,
    "corrects_id" UUID,
    "late_reason" TEXT,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" BIGSERIAL NOT NULL,
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "table_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT,
    "request_id" UUID,
    "action" TEXT,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offence" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT,
    "is_recordable" BOOLEAN,
    "ho_code" TEXT,
    "mode_of_trial" TEXT,
    "is_common" BOOLEAN NOT NULL DEFAULT false,
    "title_folded" TEXT NOT NULL,

    CONSTRAINT "offence_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "organisation_unit" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "force_code" TEXT,
    "is_custody_suite" BOOLEAN NOT NULL DEFAULT false,
    "station_prefix" TEXT,

    CONSTRAINT "organisation_unit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "import_row" (
    "id" BIGSERIAL NOT NULL,
    "import_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "row_key" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "record_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "position" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "person_search_open" (
    "person_name_id" UUID NOT NULL,
    "person_record_id" UUID NOT NULL,
    "nominal_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "forename" TEXT NOT NULL DEFAULT '',
    "middle" TEXT NOT NULL DEFAULT '',
    "surname" TEXT NOT NULL DEFAULT '',
    "dob" DATE,
    "dob_year" INTEGER,
    "sc" TEXT NOT NULL DEFAULT '',
    "fc" TEXT NOT NULL DEFAULT '',
    "s0" TEXT NOT NULL DEFAULT '',
    "f0" TEXT NOT NULL DEFAULT '',
    "sex" TEXT,
    "postcode" TEXT,
    "rules_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_search_open_pkey" PRIMARY KEY ("person_name_id")
);

-- CreateTable
CREATE TABLE "person_search_restricted" (
    "person_name_id" UUID NOT NULL,
    "person_record_id" UUID NOT NULL,
    "nominal_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL,
    "forename" TEXT NOT NULL DEFAULT '',
    "middle" TEXT NOT NULL DEFAULT '',
    "surname" TEXT NOT NULL DEFAULT '',
    "dob" DATE,
    "dob_year" INTEGER,
    "sc" TEXT NOT NULL DEFAULT '',
    "fc" TEXT NOT NULL DEFAULT '',
    "s0" TEXT NOT NULL DEFAULT '',
    "f0" TEXT NOT NULL DEFAULT '',
    "sex" TEXT,
    "postcode" TEXT,
    "rules_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_search_restricted_pkey" PRIMARY KEY ("person_name_id")
);

-- CreateTable
CREATE TABLE "name_dictionary" (
    "id" BIGSERIAL NOT NULL,
    "part" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "frequency" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "name_dictionary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_deletion" (
    "part" TEXT NOT NULL,
    "deletion" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "name_deletion_pkey" PRIMARY KEY ("part","deletion","name")
);

-- CreateTable
CREATE TABLE "record_search_open" (
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "keys" TEXT[],
    "happened_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_search_open_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "record_search_restricted" (
    "record_id" UUID NOT NULL,
    "acl_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "keys" TEXT[],
    "happened_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_search_restricted_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_staff_number_key" ON "app_user"("staff_number");

-- CreateIndex
CREATE UNIQUE INDEX "app_session_token_hash_key" ON "app_session"("token_hash");

-- CreateIndex
CREATE INDEX "app_session_user_id_idx" ON "app_session"("user_id");

-- CreateIndex
CREATE INDEX "role_grant_user_id_idx" ON "role_grant"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_group_name_key" ON "access_group"("name");

-- CreateIndex
CREATE INDEX "group_member_user_id_idx" ON "group_member"("user_id");

-- CreateIndex
CREATE INDEX "group_member_group_id_idx" ON "group_member"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "acl_set_key_key" ON "acl"("set_key");

-- CreateIndex
CREATE INDEX "acl_principal_kind_principal_id_idx" ON "acl_principal"("kind", "principal_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_staff_number_at_idx" ON "sign_in_attempt"("staff_number", "at");

-- CreateIndex
CREATE INDEX "event_kind_occurred_from_idx" ON "event"("kind", "occurred_from");

-- CreateIndex
CREATE INDEX "event_kind_status_idx" ON "event"("kind", "status");

-- CreateIndex
CREATE INDEX "event_officer_event_id_idx" ON "event_officer"("event_id");

-- CreateIndex
CREATE INDEX "event_officer_user_id_role_idx" ON "event_officer"("user_id", "role");

-- CreateIndex
CREATE INDEX "event_offence_event_id_idx" ON "event_offence"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "custody_record_custody_number_key" ON "custody_record"("custody_number");

-- CreateIndex
CREATE INDEX "custody_record_station_code_state_idx" ON "custody_record"("station_code", "state");

-- CreateIndex
CREATE INDEX "custody_review_custody_record_id_idx" ON "custody_review"("custody_record_id");

-- CreateIndex
CREATE INDEX "custody_exclusion_custody_record_id_idx" ON "custody_exclusion"("custody_record_id");

-- CreateIndex
CREATE INDEX "crime_external_id_idx" ON "crime"("external_id");

-- CreateIndex
CREATE INDEX "task_owner_id_done_at_idx" ON "task"("owner_id", "done_at");

-- CreateIndex
CREATE INDEX "task_record_id_idx" ON "task"("record_id");

-- CreateIndex
CREATE INDEX "object_kind_key_value_idx" ON "object"("kind", "key_value");

-- CreateIndex
CREATE INDEX "person_record_nominal_id_idx" ON "person_record"("nominal_id");

-- CreateIndex
CREATE INDEX "person_name_person_record_id_idx" ON "person_name"("person_record_id");

-- CreateIndex
CREATE INDEX "person_identifier_person_record_id_idx" ON "person_identifier"("person_record_id");

-- CreateIndex
CREATE INDEX "person_identifier_type_value_idx" ON "person_identifier"("type", "value");

-- CreateIndex
CREATE INDEX "identity_decision_person_record_a_idx" ON "identity_decision"("person_record_a");

-- CreateIndex
CREATE INDEX "identity_decision_person_record_b_idx" ON "identity_decision"("person_record_b");

-- CreateIndex
CREATE INDEX "location_postcode_idx" ON "location"("postcode");

-- CreateIndex
CREATE UNIQUE INDEX "record_reference_key" ON "record"("reference");

-- CreateIndex
CREATE INDEX "record_kind_created_at_idx" ON "record"("kind", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "record_id_acl_id_key" ON "record"("id", "acl_id");

-- CreateIndex
CREATE INDEX "link_from_id_role_idx" ON "link"("from_id", "role");

-- CreateIndex
CREATE INDEX "link_to_id_role_idx" ON "link"("to_id", "role");

-- CreateIndex
CREATE INDEX "fact_origin_record_id_idx" ON "fact_origin"("record_id");

-- CreateIndex
CREATE INDEX "marker_record_id_idx" ON "marker"("record_id");

-- CreateIndex
CREATE INDEX "attachment_record_id_idx" ON "attachment"("record_id");

-- CreateIndex
CREATE INDEX "log_entry_record_id_happened_at_idx" ON "log_entry"("record_id", "happened_at");

-- CreateIndex
CREATE INDEX "history_record_id_changed_at_idx" ON "history"("record_id", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_row_import_name_file_name_row_key_key" ON "import_row"("import_name", "file_name", "row_key");

-- CreateIndex
CREATE UNIQUE INDEX "name_dictionary_part_name_key" ON "name_dictionary"("part", "name");
