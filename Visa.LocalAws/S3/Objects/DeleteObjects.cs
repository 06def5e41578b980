using System.Xml.Linq;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>Deletes up to 1,000 objects; each succeeds or fails for itself.</summary>
internal static class DeleteObjects
{
    private const int MaxObjects = 1000;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var xml = S3Request.Xml;
        EnsureDigest(request);
        var body = await request.ReadXmlAsync();
        var objects = body.Elements("Object").ToArray();
        if (body.Name != "Delete" || objects.Length is 0 or > MaxObjects || objects.Any(entry => string.IsNullOrEmpty(entry.Element("Key")?.Value)))
            throw S3Failure.MalformedXml();
        var isQuiet = body.Element("Quiet")?.Value.Trim() == "true";
        var results = await Task.WhenAll(objects.Select(entry => DeleteAsync(bucket, entry, request.Aborted)));
        await request.ReplyXmlAsync(new XElement(xml + "DeleteResult", results.Where(result => !isQuiet || result.Name != xml + "Deleted")));
    }

    /// <summary>A body that was cut short or changed on its way must not delete anything, so its digest is required.</summary>
    private static void EnsureDigest(S3Request request)
    {
        if (!request.Headers.Keys.Any(name => name.Equals("Content-MD5", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase))
            && request.Header("x-amz-trailer") is null)
        {
            throw S3Failure.InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
    }

    private static async Task<XElement> DeleteAsync(Bucket bucket, XElement entry, CancellationToken cancellationToken)
    {
        var xml = S3Request.Xml;
        var key = new XElement(xml + "Key", entry.Element("Key")!.Value);
        try
        {
            if (entry.Element("VersionId")?.Value is { } version && version != "null")
                throw S3Failure.NotImplemented("Deleting a version");
            await bucket.CommitAsync(state => Decide(state, key.Value, entry.Element("ETag")?.Value), cancellationToken);
            return new XElement(xml + "Deleted", key);
        }
        catch (AwsException refusal)
        {
            return new XElement(xml + "Error", key, new XElement(xml + "Code", refusal.Code), new XElement(xml + "Message", refusal.Message));
        }
    }

    private static BucketEntry Decide(BucketState state, string key, string? etag)
    {
        if (etag is not null && state.Find(key)?.ETag != etag.Trim('"'))
            throw S3Failure.PreconditionFailed("If-Match");
        return new BucketEntry { Deleted = key };
    }
}
