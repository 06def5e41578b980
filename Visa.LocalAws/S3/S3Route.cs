using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<(string Method, string Part), S3Route> OnBucket = new Dictionary<(string, string), S3Route>
    {
        [("PUT", "")] = new("CreateBucket", CreateBucket.HandleAsync),
        [("HEAD", "")] = new("HeadBucket", HeadBucket.HandleAsync),
        [("DELETE", "")] = new("DeleteBucket", DeleteBucket.HandleAsync),
        [("GET", "list-type=2")] = new("ListObjectsV2", ListObjectsV2.HandleAsync),
        [("GET", "")] = new("ListObjects", ListObjects.HandleAsync),
        [("GET", "location")] = new("GetBucketLocation", GetBucketLocation.HandleAsync),
        [("GET", "uploads")] = new("ListMultipartUploads", ListMultipartUploads.HandleAsync),
        [("GET", "versions")] = new("ListObjectVersions", ListObjectVersions.HandleAsync),
        [("POST", "delete")] = new("DeleteObjects", DeleteObjects.HandleAsync),
    }.Concat(BucketSettings.Routes).ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Method, string Part), S3Route> OnObject = new Dictionary<(string, string), S3Route>
    {
        [("PUT", "copy")] = new("CopyObject", CopyObject.HandleAsync),
        [("PUT", "")] = new("PutObject", PutObject.HandleAsync),
        [("GET", "")] = new("GetObject", GetObject.HandleAsync),
        [("HEAD", "")] = new("HeadObject", GetObject.HandleAsync),
        [("DELETE", "")] = new("DeleteObject", DeleteObject.HandleAsync),
        [("GET", "attributes")] = new("GetObjectAttributes", GetObjectAttributes.HandleAsync),
        [("GET", "tagging")] = new("GetObjectTagging", ObjectTags.GetAsync),
        [("PUT", "tagging")] = new("PutObjectTagging", ObjectTags.PutAsync),
        [("DELETE", "tagging")] = new("DeleteObjectTagging", ObjectTags.DeleteAsync),
        [("POST", "uploads")] = new("CreateMultipartUpload", CreateMultipartUpload.HandleAsync),
        [("PUT", "uploadId copy")] = new("UploadPartCopy", UploadPart.CopyAsync),
        [("PUT", "uploadId")] = new("UploadPart", UploadPart.HandleAsync),
        [("POST", "uploadId")] = new("CompleteMultipartUpload", CompleteMultipartUpload.HandleAsync),
        [("DELETE", "uploadId")] = new("AbortMultipartUpload", AbortMultipartUpload.HandleAsync),
        [("GET", "uploadId")] = new("ListParts", ListParts.HandleAsync),
    }.ToFrozenDictionary();

    private static readonly S3Route OfService = new("ListBuckets", ListBuckets.HandleAsync);

    /// <summary>The names of all operations that are offered.</summary>
    public static IEnumerable<string> Operations => OnBucket.Values.Concat(OnObject.Values).Append(OfService).Select(route => route.Name);

    public static S3Route Of(S3Request request)
    {
        var method = request.Context.Request.Method;
        var query = request.Context.Request.Query;
        var sub = SubResources.FirstOrDefault(query.ContainsKey);
        if (request.Query("versionId") is { } version && version != "null")
            return Refused(method, "ObjectVersion", sub);
        if (request.BucketName.Length == 0)
            return method == "GET" && sub is null ? OfService : Refused(method, "Service", sub);
        if (request.Key.Length > 0)
            return OnObject.GetValueOrDefault((method, ObjectPart(method, sub, request))) ?? Refused(method, "Object", sub);
        var part = sub ?? (method == "GET" && request.Query("list-type") == "2" ? "list-type=2" : "");
        return OnBucket.GetValueOrDefault((method, part)) ?? Refused(method, "Bucket", sub);
    }

    private static string ObjectPart(string method, string? sub, S3Request request)
    {
        var isCopy = method == "PUT" && sub is null or "uploadId" && CopySource.IsIn(request);
        return isCopy ? (sub is null ? "copy" : $"{sub} copy") : sub ?? "";
    }

    /// <summary>An operation that is not offered, by the name that AWS gives to most of its kind, such as PutBucketWebsite.</summary>
    private static S3Route Refused(string method, string about, string? sub)
    {
        var verb = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(method.ToLowerInvariant());
        var part = sub is null ? "" : string.Concat(sub.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return new(verb + about + part, null);
    }
}
