using Visa.Analytics.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return await AnalyticsVerbs.RunAsync(args, Console.Out, Console.Error, Environment.GetEnvironmentVariable, stop.Token);
