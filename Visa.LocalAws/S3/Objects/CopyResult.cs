using System.Xml.Linq;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Objects;

/// <summary>What CopyObject and UploadPartCopy answer.</summary>
internal static class CopyResult
{
    public static XElement Element(string name, string etag, DateTimeOffset lastModified, ObjectChecksum? checksum)
    {
        var xml = S3Request.Xml;
        return new XElement(
            xml + name,
            new XElement(xml + "ETag", $"\"{etag}\""),
            new XElement(xml + "LastModified", HttpDate.ToXml(lastModified)),
            checksum is null ? null : new XElement(xml + $"Checksum{checksum.Algorithm}", checksum.Value));
    }
}
