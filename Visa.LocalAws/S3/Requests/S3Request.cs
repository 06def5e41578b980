using System.Xml;
using System.Xml.Linq;
using Visa.LocalAws.S3.Bodies;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Requests;

/// <summary>One call: what it is about, and how to read and answer it.</summary>
internal sealed class S3Request(HttpContext context, ObjectStore store, S3Address address)
{
    public const int MaxXmlLength = 8 * 1024 * 1024;

    public static XNamespace Xml { get; } = "http://s3.amazonaws.com/doc/2006-03-01/";

    public HttpContext Context => context;

    public ObjectStore Store => store;

    public string BucketName => address.Bucket;

    public string Key => address.Key;

    public CancellationToken Aborted => context.RequestAborted;

    public IHeaderDictionary Headers => context.Request.Headers;

    public HttpResponse Response => context.Response;

    /// <summary>The bucket, which must exist.</summary>
    public Bucket Bucket => store.Find(address.Bucket);

    public string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Query(string name) => context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A whole number of the query, or the default when it is absent.</summary>
    public int QueryNumber(string name, int absent) => Query(name) switch
    {
        null or "" => absent,
        { } text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 => number,
        _ => throw S3Failure.InvalidArgument($"Provided {name} not an integer or within integer range"),
    };

    /// <summary>Reads an XML body; an element's namespace is ignored as S3 does.</summary>
    public async Task<XElement> ReadXmlAsync()
    {
        using var body = new MemoryStream();
        using var digest = new BodyDigest(BodyExpectation.Read(context.Request));
        var piece = new byte[16 * 1024];
        int length;
        while ((length = await context.Request.Body.ReadAsync(piece, Aborted)) > 0)
        {
            digest.Append(piece.AsSpan(0, length));
            body.Write(piece, 0, length);
            if (body.Length > MaxXmlLength)
                throw S3Failure.MalformedXml();
        }
        digest.Verify(null);
        body.Position = 0;
        return Parse(body);
    }

    public Task ReplyXmlAsync(XElement root) => XmlReply.WriteAsync(context, StatusCodes.Status200OK, root);

    private static XElement Parse(Stream body)
    {
        try
        {
            using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
                element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            }
            return root;
        }
        catch (XmlException)
        {
            throw S3Failure.MalformedXml();
        }
    }
}
