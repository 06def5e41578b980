using System.IO.Compression;
using System.Security.Cryptography;
using Visa.Domain.Cards;
using Visa.Generator.History;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.History;

/// <summary>Small histories in folders.</summary>
internal static class Histories
{
    public static readonly DateOnly Start = new(2025, 3, 1);

    public static readonly CardTokenizer Tokenizer = new(TokenKey.PublicDevelopment);

    public static SimulationSettings Settings(long seed = 1) => new() { Seed = seed, Cards = 1_500, Merchants = 300, FraudBasisPoints = 200, Start = Start };

    public static HistoryOptions Options(int days = 2, int parallelism = 2, HistoryFormat format = HistoryFormat.Json) =>
        new() { Days = days, Start = Start, Parallelism = parallelism, Format = format };

    public static Task<HistorySummary> RunAsync(IOutputTarget target, HistoryOptions? options = null, SimulationSettings? settings = null, CancellationToken cancellationToken = default) =>
        new HistoryRun(settings ?? Settings(), options ?? Options(), Tokenizer, target, TimeProvider.System).RunAsync((_, _) => { }, cancellationToken);

    /// <summary>Each file's path and a hash of its bytes, but for the manifest, which tells the time that it took.</summary>
    public static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("history.json", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    /// <summary>The lines of the files below a folder, in the order of their names.</summary>
    public static IEnumerable<string> Lines(string folder, string below) =>
        !Directory.Exists(Path.Combine(folder, below)) ? [] : Directory.GetFiles(Path.Combine(folder, below), "*.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Unzip);

    private static IEnumerable<string> Unzip(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
