using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Visa.LocalAws.S3.Requests;

/// <summary>Writes XML answers; characters that XML 1.0 does not allow are written as references, as S3 does for keys that hold them.</summary>
internal static class XmlReply
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    public static async Task WriteAsync(HttpContext context, int statusCode, XElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
        {
            writer.WriteStartDocument();
            root.WriteTo(writer);
        }
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = buffer.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }
}
