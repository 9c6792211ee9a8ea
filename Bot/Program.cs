using Bot.Commands;

return await CommandLine.RunAsync(args);
