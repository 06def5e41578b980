using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Visa.LocalAws.Signatures;

/// <summary>The text that stands for a request when it is signed (IAM user guide, "Create a signed AWS API request", step 1).</summary>
internal static class CanonicalRequest
{
    private const string SignatureParameter = "X-Amz-Signature";

    public static string Of(HttpRequest request, SignatureClaim claim, string payloadHash, bool isPathAsSent)
    {
        var (path, query) = Target(request.HttpContext);
        var text = new StringBuilder(512).Append(request.Method).Append('\n')
            .Append(isPathAsSent ? EncodeOnce(path) : Normalise(path)).Append('\n')
            .Append(Query(query)).Append('\n');
        foreach (var name in claim.SignedHeaders)
        {
            text.Append(name).Append(':').AppendJoin(',', request.Headers[name].Select(value => Collapse(value ?? ""))).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', claim.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    private static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
    }

    private static string EncodeOnce(string path) => string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));

    /// <summary>Every service but S3 resolves dots and empty segments, and signs the encoded path encoded again.</summary>
    private static string Normalise(string path)
    {
        var kept = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (part != ".")
            {
                kept.Add(Uri.EscapeDataString(part));
            }
        }

        var isFolder = kept.Count > 0 && (path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal));
        return "/" + string.Join('/', kept) + (isFolder ? "/" : "");
    }

    private static string Query(string query)
    {
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Parameter).Where(parameter => parameter.Name != SignatureParameter);
        var ordered = parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ThenBy(parameter => parameter.Value, StringComparer.Ordinal);
        return string.Join('&', ordered.Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }

    private static (string Name, string Value) Parameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (Recode(text), "") : (Recode(text[..equals]), Recode(text[(equals + 1)..]));
    }

    private static string Recode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text.Replace('+', ' ')));

    /// <summary>Header values count without outer spaces, and a run of inner ones as one.</summary>
    private static string Collapse(string value)
    {
        var trimmed = value.Trim();
        while (trimmed.Contains("  ", StringComparison.Ordinal))
        {
            trimmed = trimmed.Replace("  ", " ", StringComparison.Ordinal);
        }

        return trimmed;
    }
}
