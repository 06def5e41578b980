namespace Visa.Generator.Output;

/// <summary>What <c>--to</c> names: <c>s3://BUCKET[/PREFIX]</c>, or else a folder.</summary>
internal sealed record TargetAddress(string? Bucket, string Path)
{
    private const string Scheme = "s3://";

    public bool IsBucket => Bucket is not null;

    /// <summary>Null when the text is neither.</summary>
    public static TargetAddress? Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return text.Length == 0 || text.Contains("://", StringComparison.Ordinal) ? null : new TargetAddress(null, System.IO.Path.GetFullPath(text));
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? rest : rest[..slash];
        var prefix = slash < 0 ? "" : rest[(slash + 1)..].Trim('/');
        return bucket.Length == 0 ? null : new TargetAddress(bucket, prefix.Length == 0 ? "" : prefix + "/");
    }
}
