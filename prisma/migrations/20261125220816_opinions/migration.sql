-- CreateEnum
CREATE TYPE "OpinionStatus" AS ENUM ('running', 'done', 'failed', 'interrupted');

-- CreateTable
CREATE TABLE "opinion" (
    "interview_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "status" "OpinionStatus" NOT NULL,
    "says" TEXT NOT NULL DEFAULT '',
    "opinion" JSON,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("interview_id","model")
);

-- CreateIndex
CREATE INDEX "opinion_asked_by_id_idx" ON "opinion"("asked_by_id");

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;
