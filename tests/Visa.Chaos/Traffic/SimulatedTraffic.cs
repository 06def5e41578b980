using System.Diagnostics;
using System.Text;
using Visa.Chaos.Processes;
using Visa.Domain.Transactions;

namespace Visa.Chaos.Traffic;

/// <summary>Transactions of the generator, the same for the same seed.</summary>
internal static class SimulatedTraffic
{
    private const int Cards = 200;

    public static async Task<IReadOnlyList<SimulatedRecord>> CreateAsync(int seed, int count, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, StandardOutputEncoding = new UTF8Encoding(false) };
        foreach (var argument in (string[])[Programs.Of("Visa.Generator"), "stdout", "--seed", $"{seed}", "--limit", $"{count}", "--days", $"{count / Cards * 2 + 3}",
            "--cards", $"{Cards}", "--merchants", "100", "--fraud-basis-points", "1000"])
            start.ArgumentList.Add(argument);
        using var generator = Process.Start(start)!;
        var records = new List<SimulatedRecord>(count);
        while (await generator.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            records.Add(Read(Encoding.UTF8.GetBytes(line + "\n")));
        await generator.WaitForExitAsync(cancellationToken);
        return records.Count == count ? records : throw new InvalidOperationException($"The generator made {records.Count} transactions, not {count}.");
    }

    private static SimulatedRecord Read(byte[] json) => TransactionJson.TryRead(json, out var transaction, out var error)
        ? new SimulatedRecord(transaction!.Id, transaction.CardToken.ToString(), json)
        : throw new InvalidDataException(error);
}
