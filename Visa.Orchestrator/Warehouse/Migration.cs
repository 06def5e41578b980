using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Visa.Orchestrator.Warehouse;

/// <summary>One numbered file of <c>Warehouse/Migrations</c>.</summary>
public sealed partial record Migration(int Version, string Name, IReadOnlyList<string> Statements, string Digest)
{
    /// <summary>All of them, by version.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>Reads <c>0003_create_chargebacks.sql</c>: a number, a name, statements with semicolons between. Comments are dropped and do not count for the digest.</summary>
    internal static Migration Parse(string file, string text)
    {
        if (FileName.Match(file) is not { Success: true } match)
            throw new InvalidOperationException($"A migration is named like 0001_create_something.sql, not {file}.");
        string[] statements = [.. Comment.Replace(text, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Space.Replace(string.Join(";", statements), " "))));
        return new Migration(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value, statements, digest);
    }

    private static Migration[] Load()
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{typeof(Migration).Namespace}.Migrations.";
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(Read).OrderBy(migration => migration.Version)];

        Migration Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Parse(name[prefix.Length..], reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"^(\d{4})_([a-z0-9_]+)\.sql$")]
    private static partial Regex FileName { get; }

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
