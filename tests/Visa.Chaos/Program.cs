using Visa.Chaos;

if (!ChaosOptions.TryRead(args, out var options, out var problem))
{
    await (options is null && problem == ChaosOptions.Help ? Console.Out : Console.Error).WriteLineAsync(problem);
    return problem == ChaosOptions.Help ? 0 : 2;
}

using var stop = new StopSignal();
try
{
    var report = await new Campaign(options, Console.Error).RunAsync(stop.Token);
    await Console.Out.WriteLineAsync(options.Json ? ReportText.Json(report) : ReportText.Of(report));
    return report.IsClean ? 0 : 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 1;
}
