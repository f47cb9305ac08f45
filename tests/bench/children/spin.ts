// Takes all the time of one core that it is given, until it is ended.
process.stdout.write("spinning\n");
for (;;) Math.sqrt(2);
