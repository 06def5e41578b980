using System.Buffers.Text;
using System.Text;
using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The second version of the listing, which pages by an opaque token: the last key or common prefix, encoded.</summary>
internal static class ListObjectsV2
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var xml = S3Request.Xml;
        var reply = new ListingReply(request);
        var token = request.Query("continuation-token");
        var start = request.Query("start-after");
        var after = token is null ? start : Decode(token);
        var listing = ObjectListing.Read(bucket.Objects, new ListQuery(reply.Prefix, reply.Delimiter, after, SkipsRolledUp: token is not null, reply.Limit));
        await bucket.SettleAsync(request.Aborted);
        await request.ReplyXmlAsync(new XElement(
            xml + "ListBucketResult",
            new XElement(xml + "KeyCount", listing.Count),
            token is null ? null : new XElement(xml + "ContinuationToken", token),
            listing.IsTruncated ? new XElement(xml + "NextContinuationToken", Encode(listing.Last!)) : null,
            string.IsNullOrEmpty(start) ? null : reply.Text("StartAfter", start),
            reply.Common(request, listing, withOwner: request.Query("fetch-owner") == "true")));
    }

    private static string Encode(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last));

    private static string Decode(string token)
    {
        if (token.Length == 0 || !Base64Url.IsValid(token))
            throw S3Failure.InvalidArgument("The continuation token provided is incorrect");
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
    }
}
