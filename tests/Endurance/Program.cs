using Endurance.Soak;

return await SoakCommand.RunAsync(args);
