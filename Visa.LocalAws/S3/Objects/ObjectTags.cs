using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>PutObjectTagging, GetObjectTagging and DeleteObjectTagging, and the tags that a write brings along.</summary>
internal static class ObjectTags
{
    private const int MaxTags = 10;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    public static async Task PutAsync(S3Request request)
    {
        var tags = ReadXml(await request.ReadXmlAsync(), MaxTags);
        await ReplaceAsync(request, tags);
    }

    public static async Task DeleteAsync(S3Request request)
    {
        await ReplaceAsync(request, new Dictionary<string, string>());
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public static async Task GetAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var stored = bucket.Find(request.Key) ?? throw S3Failure.NoSuchKey();
        await bucket.SettleAsync(request.Aborted);
        await request.ReplyXmlAsync(Element(stored.Tags));
    }

    /// <summary>The tags of the header x-amz-tagging, written as a query.</summary>
    public static IReadOnlyDictionary<string, string> ReadHeader(S3Request request)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in QueryHelpers.ParseQuery(request.Header("x-amz-tagging") ?? ""))
            tags[name] = values.Count == 1 ? values.ToString() : throw S3Failure.InvalidTag("Cannot provide multiple Tags with the same key");
        return Checked(tags, MaxTags);
    }

    public static IReadOnlyDictionary<string, string> ReadXml(XElement body, int most)
    {
        if (body.Name != "Tagging" || body.Element("TagSet") is not { } set)
            throw S3Failure.MalformedXml();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in set.Elements("Tag"))
        {
            if (tag.Element("Key") is not { } key || tag.Element("Value") is not { } value)
                throw S3Failure.MalformedXml();
            if (!tags.TryAdd(key.Value, value.Value))
                throw S3Failure.InvalidTag("Cannot provide multiple Tags with the same key");
        }
        return Checked(tags, most);
    }

    public static XElement Element(IReadOnlyDictionary<string, string> tags)
    {
        var xml = S3Request.Xml;
        return new XElement(xml + "Tagging", new XElement(xml + "TagSet", tags.Select(tag => new XElement(xml + "Tag", new XElement(xml + "Key", tag.Key), new XElement(xml + "Value", tag.Value)))));
    }

    private static Dictionary<string, string> Checked(Dictionary<string, string> tags, int most)
    {
        if (tags.Count > most)
            throw new Protocol.AwsException("BadRequest", $"Object tags cannot be greater than {most}");
        if (tags.Keys.Any(key => key.Length is 0 or > MaxKeyLength))
            throw S3Failure.InvalidTag("The TagKey you have provided is invalid");
        return tags.Values.All(value => value.Length <= MaxValueLength) ? tags : throw S3Failure.InvalidTag("The TagValue you have provided is invalid");
    }

    private static async Task ReplaceAsync(S3Request request, IReadOnlyDictionary<string, string> tags) =>
        await request.Bucket.CommitAsync(
            state => new BucketEntry { Put = (state.Find(request.Key) ?? throw S3Failure.NoSuchKey()) with { Tags = tags } },
            request.Aborted);
}
