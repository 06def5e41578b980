namespace Visa.LocalAws.Journals;

/// <summary>The order of strings by their UTF-8 bytes, which is that of their code points: S3 lists keys and DynamoDB sorts strings by it.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    private const int SurrogateShift = 0x2000;
    private const int AfterSurrogatesShift = 0x800;

    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    /// <summary>Surrogates stand for code points above U+FFFF, so they come after U+E000 to U+FFFF.</summary>
    private static int Rank(char unit) => unit switch
    {
        < '\uD800' => unit,
        <= '\uDFFF' => unit + SurrogateShift,
        _ => unit - AfterSurrogatesShift,
    };
}
