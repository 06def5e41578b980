using System.Globalization;
using Visa.LocalAws.S3.Buckets;
using Visa.LocalAws.S3.Multipart;
using Visa.LocalAws.S3.Objects;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3;

/// <summary>Which operation a request is, by its method, what it is about, and the subresource that its query names.</summary>
internal sealed record S3Route(string Name, Func<S3Request, Task>? Handle)
{
    /// <summary>Query parameters that name a part of a bucket or object other than itself (API reference).</summary>
    private static readonly string[] SubResources =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle",
        "location", "logging", "metadataTable", "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock",
        "renameObject", "replication", "requestPayment", "restore", "retention", "select", "session", "tagging", "torrent", "uploads", "uploadId", "versioning",
        "versions", "website",
    ];

    public static S3Route Of(S3Request request)
    {
        var method = request.Context.Request.Method;
        var query = request.Context.Request.Query;
        var sub = SubResources.FirstOrDefault(query.ContainsKey);
        if (request.Query("versionId") is { } version && version != "null")
            return Refused(method, "ObjectVersion", sub);
        if (request.BucketName.Length == 0)
            return method == "GET" && sub is null ? new("ListBuckets", ListBuckets.HandleAsync) : Refused(method, "Service", sub);
        return request.Key.Length == 0 ? OfBucket(method, sub, request) : OfObject(method, sub, request);
    }

    private static S3Route OfBucket(string method, string? sub, S3Request request) => (method, sub) switch
    {
        ("PUT", null) => new("CreateBucket", CreateBucket.HandleAsync),
        ("HEAD", null) => new("HeadBucket", HeadBucket.HandleAsync),
        ("DELETE", null) => new("DeleteBucket", DeleteBucket.HandleAsync),
        ("GET", null) when request.Query("list-type") == "2" => new("ListObjectsV2", ListObjectsV2.HandleAsync),
        ("GET", null) => new("ListObjects", ListObjects.HandleAsync),
        ("GET", "location") => new("GetBucketLocation", GetBucketLocation.HandleAsync),
        ("GET", "uploads") => new("ListMultipartUploads", ListMultipartUploads.HandleAsync),
        ("GET", "versions") => new("ListObjectVersions", ListObjectVersions.HandleAsync),
        ("POST", "delete") => new("DeleteObjects", DeleteObjects.HandleAsync),
        _ => Refused(method, "Bucket", sub) with { Handle = sub is null ? null : BucketSettings.HandlerOf(method, sub) },
    };

    private static S3Route OfObject(string method, string? sub, S3Request request) => (method, sub) switch
    {
        ("PUT", null) when CopySource.IsIn(request) => new("CopyObject", CopyObject.HandleAsync),
        ("PUT", null) => new("PutObject", PutObject.HandleAsync),
        ("GET", null) => new("GetObject", GetObject.HandleAsync),
        ("HEAD", null) => new("HeadObject", GetObject.HandleAsync),
        ("DELETE", null) => new("DeleteObject", DeleteObject.HandleAsync),
        ("GET", "attributes") => new("GetObjectAttributes", GetObjectAttributes.HandleAsync),
        ("GET", "tagging") => new("GetObjectTagging", ObjectTags.GetAsync),
        ("PUT", "tagging") => new("PutObjectTagging", ObjectTags.PutAsync),
        ("DELETE", "tagging") => new("DeleteObjectTagging", ObjectTags.DeleteAsync),
        ("POST", "uploads") => new("CreateMultipartUpload", CreateMultipartUpload.HandleAsync),
        ("PUT", "uploadId") when CopySource.IsIn(request) => new("UploadPartCopy", UploadPart.CopyAsync),
        ("PUT", "uploadId") => new("UploadPart", UploadPart.HandleAsync),
        ("POST", "uploadId") => new("CompleteMultipartUpload", CompleteMultipartUpload.HandleAsync),
        ("DELETE", "uploadId") => new("AbortMultipartUpload", AbortMultipartUpload.HandleAsync),
        ("GET", "uploadId") => new("ListParts", ListParts.HandleAsync),
        _ => Refused(method, "Object", sub),
    };

    /// <summary>An operation that is not offered, by the name that AWS gives to most of its kind, such as GetBucketAcl.</summary>
    private static S3Route Refused(string method, string about, string? sub)
    {
        var verb = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(method.ToLowerInvariant());
        var part = sub is null ? "" : string.Concat(sub.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return new(verb + about + part, null);
    }
}
