using System.Text.RegularExpressions;
using Visa.Domain;
using Visa.Orchestrator.Transform;

namespace Visa.Orchestrator.Tests.Transform;

/// <summary>Keeps <c>glue/transform.sql</c> in what Spark SQL 3.5 and DuckDB read the same way.</summary>
public sealed partial class TransformSqlTests
{
    /// <summary>What one of the two has not, or reads otherwise.</summary>
    public static TheoryData<string> Banned =>
    [
        @"\bqualify\b", @"\bfilter\s*\(", @"\barray_agg\b", @"\bstring_agg\b", @"\blistagg\b", @"\bexclude\b", @"\bexcept\s*\(", "::", "`", "\"", @"\bilike\b", @"\bis\s+(not\s+)?distinct\s+from\b", @"\bconcat\s*\(", @"\bregexp_replace\b",
        @"\bregexp_matches\b", @"\bregexp_extract\b", @"\brange\s+between\b", @"\bdatediff\b", @"\bdate_diff\b", @"\bcurrent_timestamp\b", @"\bnow\s*\(", @"\bgenerate_series\b", @"\bread_", @"\bstruct\b", @"\blist_", "->", @"\bunnest\b", @"\bexplode\b",
        @"\bto_char\b", @"\bstrftime\b", @"\bdate_format\b", @"\bstrlen\b", @"\brlike\b", @"\busing\s*\(", @"\bsafe_cast\b", "/(?!\\*)", "%", @"\bjson_", @"\bsplit\s*\(", @"\bgroup\s+by\s+all\b",
    ];

    private static readonly HashSet<string> Functions =
        ["try_cast", "cast", "coalesce", "lower", "length", "substring", "regexp_like", "round", "row_number", "count", "max", "in", "over", "as", "decimal", "and", "or", "not", "from", "by", "case", "when", "union", "select", "join", "exists"];

    private static string Sql { get; } = Comment.Replace(TransformArtifacts.Sql, "").ToLowerInvariant();

    /// <summary>Without what stands between quotes.</summary>
    private static string Words { get; } = Quoted.Replace(Sql, "''");

    [Theory]
    [MemberData(nameof(Banned))]
    public void Sql_HasNoneOfTheBannedWords(string pattern) => Assert.DoesNotMatch(pattern, Words);

    [Fact]
    public void Sql_CallsOnlyFunctionsThatBothHave() =>
        Assert.Empty(Call.Matches(Words).Select(match => match.Groups[1].Value).Where(name => !Functions.Contains(name)).Distinct());

    [Fact]
    public void Orderings_OfWindows_SayWhereNullsGo() => Assert.All(
        Over.Matches(Words).Select(match => match.Groups[1].Value),
        ordering => Assert.All(ordering.Split(','), term => Assert.Matches("nulls (first|last)$", term.Trim())));

    [Fact]
    public void Orderings_AreFound() => Assert.Equal(5, Over.Count(Words));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Currencies_AreThoseOfTheDomain(int decimals)
    {
        var lists = Currencies.Matches(Sql).Where(match => match.Groups[2].Value == decimals.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(2, lists.Count);
        Assert.All(lists, list => Assert.Equal(
            Currency.All.Where(currency => currency.Decimals == decimals).Select(currency => currency.Code.ToLowerInvariant()).Order(StringComparer.Ordinal),
            Code.Matches(list.Groups[1].Value).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)));
    }

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment { get; }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"\b([a-z_0-9]+)\s*\(")]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"order by ([^()]*)\) as place", RegexOptions.Singleline)]
    private static partial Regex Over { get; }

    [GeneratedRegex(@"currency in \(([^)]*)\)\s*then (\d)", RegexOptions.Singleline)]
    private static partial Regex Currencies { get; }

    [GeneratedRegex("'([a-z]{3})'")]
    private static partial Regex Code { get; }
}
