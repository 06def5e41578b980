namespace Visa.LocalAws.Warehouse.Lake;

/// <summary>A place in the lake, written <c>s3://bucket/key</c>. The key may be a prefix.</summary>
internal readonly record struct S3Url(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    public static S3Url? TryParse(string? text)
    {
        if (text?.StartsWith(Scheme, StringComparison.Ordinal) != true)
            return null;
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? rest : rest[..slash];
        return bucket.Length == 0 ? null : new S3Url(bucket, slash < 0 ? "" : rest[(slash + 1)..]);
    }

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
