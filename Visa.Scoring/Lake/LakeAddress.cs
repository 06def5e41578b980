namespace Visa.Scoring.Lake;

/// <summary>What <c>--lake</c> names: <c>s3://BUCKET</c>, or else a folder.</summary>
internal sealed record LakeAddress(string? Bucket, string? Folder)
{
    private const string Scheme = "s3://";

    /// <summary>Null when the text is neither.</summary>
    public static LakeAddress? Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return text.Length == 0 || text.Contains("://", StringComparison.Ordinal) ? null : new LakeAddress(null, Path.GetFullPath(text));
        var bucket = text[Scheme.Length..].TrimEnd('/');
        return bucket.Length == 0 || bucket.Contains('/', StringComparison.Ordinal) ? null : new LakeAddress(bucket, null);
    }

    public override string ToString() => Folder ?? Scheme + Bucket;
}
