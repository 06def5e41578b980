using Microsoft.AspNetCore.Http.Features;

namespace Visa.LocalAws.S3.Requests;

/// <summary>The bucket and key that a request is about, path-style or, on hosts under <c>.localhost</c>, with the bucket in the host's name.</summary>
/// <param name="Bucket">Empty for the service itself.</param>
/// <param name="Key">Empty for the bucket itself.</param>
internal readonly record struct S3Address(string Bucket, string Key)
{
    private const int LongestKey = 1024;
    private const string LocalSuffix = ".localhost";
    private const string ServiceLabel = "s3";

    public static S3Address Of(HttpContext context)
    {
        var path = RawPath(context);
        if (BucketOfHost(context.Request.Host.Host) is { } bucket)
            return new(bucket, CheckedKey(path[1..]));
        var slash = path.IndexOf('/', 1);
        return slash < 0
            ? new(Uri.UnescapeDataString(path[1..]), "")
            : new(Uri.UnescapeDataString(path[1..slash]), CheckedKey(path[(slash + 1)..]));
    }

    /// <summary>Reads <c>[/]bucket/key</c>, percent-encoded, as in x-amz-copy-source.</summary>
    public static S3Address OfCopySource(string header)
    {
        var path = Uri.UnescapeDataString(header.Split('?')[0]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == path.Length - 1)
            throw S3Failure.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        return new(path[..slash], path[(slash + 1)..]);
    }

    /// <summary>The path as sent: the server's own decoding would resolve dots and lose encoded slashes, which are part of keys.</summary>
    private static string RawPath(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (Uri.TryCreate(target, UriKind.Absolute, out var absolute) && !target.StartsWith('/'))
            target = target[(target.IndexOf(absolute.Authority, StringComparison.OrdinalIgnoreCase) + absolute.Authority.Length)..];
        var path = target.Split('?')[0];
        return path.StartsWith('/') ? path : "/" + path;
    }

    private static string? BucketOfHost(string host)
    {
        if (!host.EndsWith(LocalSuffix, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = host[..^LocalSuffix.Length];
        if (name.EndsWith("." + ServiceLabel, StringComparison.OrdinalIgnoreCase))
            name = name[..^(ServiceLabel.Length + 1)];
        return name.Length == 0 || name.Equals(ServiceLabel, StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    private static string CheckedKey(string encoded)
    {
        var key = Uri.UnescapeDataString(encoded);
        return System.Text.Encoding.UTF8.GetByteCount(key) > LongestKey ? throw S3Failure.KeyTooLong() : key;
    }
}
