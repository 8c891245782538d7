-- CreateEnum
CREATE TYPE "Role" AS ENUM ('candidate', 'interviewer', 'observer');

-- CreateEnum
CREATE TYPE "InterviewerKind" AS ENUM ('scripted', 'peer');

-- CreateTable
CREATE TABLE "guest" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "plan" JSON NOT NULL,
    "interviewer_kind" "InterviewerKind" NOT NULL,
    "question_id" TEXT NOT NULL,
    "question_hash" TEXT NOT NULL,
    "question" JSON NOT NULL,
    "rubric_hash" TEXT NOT NULL,
    "rubric" JSON NOT NULL,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "file" JSON,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "invitation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "interview_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "at" DOUBLE PRECISION NOT NULL,
    "by" JSON NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSON NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("interview_id","seq")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "interview_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("interview_id","seq")
);

-- CreateTable
CREATE TABLE "report" (
    "interview_id" UUID NOT NULL,
    "rubric_hash" TEXT NOT NULL,
    "report" JSON NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "recommendation" TEXT NOT NULL,
    "graded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("interview_id","rubric_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "guest_token_hash_key" ON "guest"("token_hash");

-- CreateIndex
CREATE INDEX "interview_owner_id_created_at_idx" ON "interview"("owner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "seat_guest_id_created_at_idx" ON "seat"("guest_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "seat_invitation_id_idx" ON "seat"("invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_interview_id_guest_id_key" ON "seat"("interview_id", "guest_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_interview_id_idx" ON "invitation"("interview_id");

-- CreateIndex
CREATE INDEX "invitation_accepted_by_idx" ON "invitation"("accepted_by");

-- CreateIndex
CREATE UNIQUE INDEX "event_interview_id_id_key" ON "event"("interview_id", "id");

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;
