using System.Globalization;
using System.IO.Compression;
using Visa.Domain;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Handbook;

/// <summary>
/// The Fraud Detection Handbook's simulated transactions and the features that it publishes for two weeks of them: not part of this repository. They are looked for in
/// VISA_HANDBOOK_DATA and in shared/data beside the repository.
/// </summary>
internal static class HandbookData
{
    public static string? Folder { get; } = RepositoryRoot.Above(RepositoryRoot.Path).Select(folder => Path.Combine(folder, "shared", "data"))
        .Prepend(Environment.GetEnvironmentVariable("VISA_HANDBOOK_DATA") ?? "").FirstOrDefault(folder => File.Exists(Path.Combine(folder, "handbook-transactions.csv.gz")));

    public static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder!, file)), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }

    /// <summary>A row of the transactions: id, time, customer, terminal, amount, fraud, scenario.</summary>
    public static Transaction Transaction(string[] row)
    {
        var number = int.Parse(row[0], CultureInfo.InvariantCulture);
        var time = DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var amount = new Money((long)(decimal.Parse(row[4], CultureInfo.InvariantCulture) * 100), Currency.Usd);
        return Transactions.At(time, number, UInt128.Parse(row[2], CultureInfo.InvariantCulture)) with { BillingAmount = amount, MerchantId = row[3], TerminalId = row[3], CardCountry = "GB" };
    }
}
