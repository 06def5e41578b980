using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Objects;

/// <summary>The first version of the listing, which pages by marker.</summary>
internal static class ListObjects
{
    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var reply = new ListingReply(request);
        var marker = request.Query("marker") ?? "";
        var listing = ObjectListing.Read(bucket.Objects, new ListQuery(reply.Prefix, reply.Delimiter, marker, SkipsRolledUp: true, reply.Limit));
        await bucket.SettleAsync(request.Aborted);
        await request.ReplyXmlAsync(new XElement(
            S3Request.Xml + "ListBucketResult",
            reply.Text("Marker", marker),
            listing.IsTruncated && reply.Delimiter.Length > 0 ? reply.Text("NextMarker", listing.Last!) : null,
            reply.Common(request, listing, withOwner: true)));
    }
}
