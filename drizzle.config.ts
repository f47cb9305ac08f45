import { defineConfig } from "drizzle-kit";

// Makes a migration from a changed schema: npx drizzle-kit generate --name what-the-change-is
export default defineConfig({
  dialect: "postgresql",
  schema: ["./src/storage/schema.ts", "./src/storage/people-schema.ts", "./src/storage/audit-schema.ts"],
  out: "./migrations",
});
