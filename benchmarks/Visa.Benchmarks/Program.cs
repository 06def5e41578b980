using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Processes;
using Visa.Benchmarks.Reporting;

if (!BenchmarkArguments.TryParse(args, BenchmarkAreas.All, out var arguments, out var error))
{
    await Console.Error.WriteLineAsync(error);
    return 2;
}
if (arguments.WantsHelp)
{
    Console.WriteLine(BenchmarkArguments.Help(BenchmarkAreas.All));
    return 0;
}
using var interrupted = new CancellationTokenSource();
using var signals = Interruption.Cancel(interrupted);
return await new BenchmarkRunner(arguments, TimeProvider.System).RunAsync(interrupted.Token);
