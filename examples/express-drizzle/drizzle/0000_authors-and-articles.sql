CREATE TABLE "article" (
	"id" serial PRIMARY KEY NOT NULL,
	"author_id" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "author" (
	"id" serial PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"username" text NOT NULL,
	"password_hash" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"banned" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "author_email_unique" UNIQUE("email"),
	CONSTRAINT "author_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "author_device" (
	"jti" uuid PRIMARY KEY NOT NULL,
	"author_id" integer NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"revoked" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "author_device_author" ON "author_device" USING btree ("author_id");