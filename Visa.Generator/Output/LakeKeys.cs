using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Visa.Generator.Output;

/// <summary>
/// Where the lake expects files. Raw files are named as Firehose names them (folder by hour; stream, version, time, unique id), with an id
/// that follows from the name and the seed, so that the same history has the same keys.
/// </summary>
internal static partial class LakeKeys
{
    public const string RawTransactions = "raw/transactions/";
    public const string RawChargebacks = "raw/chargebacks/";
    public const string ProcessedTransactions = "processed/transactions/";
    public const string ProcessedChargebacks = "processed/chargebacks/";
    public const string Truth = "truth/";

    /// <summary>What the generator keeps for itself in the target.</summary>
    public const string Manifest = "state/generator/history.json";

    /// <summary>A part of an hour's events of <c>transactions</c> or <c>chargebacks</c>.</summary>
    public static string Raw(string entity, DateTimeOffset hour, int part, long seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{entity}-1-{hour.UtcDateTime:yyyy-MM-dd-HH}-00-00");
        return string.Create(CultureInfo.InvariantCulture, $"raw/{entity}/year={hour.UtcDateTime:yyyy}/month={hour.UtcDateTime:MM}/day={hour.UtcDateTime:dd}/hour={hour.UtcDateTime:HH}/{name}-{Id(name, part, seed)}.gz");
    }

    /// <summary>A part of a day of an entity in the processed layout.</summary>
    public static string Processed(string entity, DateOnly day, int part, long seed) =>
        string.Create(CultureInfo.InvariantCulture, $"processed/{entity}/event_date={day:yyyy-MM-dd}/run_key={RunName(seed)}/part-{part:D5}.parquet");

    /// <summary>The day that a raw or processed file of transactions or chargebacks is of; null for what is no such file.</summary>
    public static DateOnly? DayOf(string key)
    {
        var match = DayInKey().Match(key);
        return match.Success && DateOnly.TryParseExact($"{match.Groups["year"].Value}-{match.Groups["month"].Value}-{match.Groups["day"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The run key of a history's files and rows.</summary>
    public static string RunName(long seed) => string.Create(CultureInfo.InvariantCulture, $"history-{seed}");

    /// <summary>Where a history's truth is.</summary>
    public static string TruthRun(long seed) => $"{Truth}run={RunName(seed)}/";

    /// <summary>A part of a day's truth.</summary>
    public static string TruthOf(DateOnly day, int part, long seed, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{TruthRun(seed)}part-{day:yyyyMMdd}-{part:D3}{extension}");

    [GeneratedRegex("/(event_date=(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)|year=(?<year>\\d{4})/month=(?<month>\\d\\d)/day=(?<day>\\d\\d))/", RegexOptions.ExplicitCapture)]
    private static partial Regex DayInKey();

    private static Guid Id(string name, int part, long seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{name}/{part}")), hash);
        // Version 8 of RFC 9562: an id of one's own making.
        var high = (BinaryPrimitives.ReadUInt64BigEndian(hash) & 0xFFFF_FFFF_FFFF_0FFF) | 0x8000;
        var low = (BinaryPrimitives.ReadUInt64BigEndian(hash[8..]) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return new Guid(bytes, bigEndian: true);
    }
}
