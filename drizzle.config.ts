import { defineConfig } from "drizzle-kit";

// Makes a migration from a changed schema: npx drizzle-kit generate --name what-the-change-is
export default defineConfig({
  dialect: "postgresql",
  schema: [
    "schema",
    "lineage-schema",
    "ledger-schema",
    "people-schema",
    "audit-schema",
    "annotation-schema",
    "notification-schema",
  ].map((name) => `./src/storage/${name}.ts`),
  out: "./migrations",
});
