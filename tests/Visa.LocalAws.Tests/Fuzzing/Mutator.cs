using System.Text;

namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>Spoils requests: bytes, pieces, tokens, headers, queries and methods.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "-1", "0", "1e999", "99999999999999999999", "\"\"", "[]", "{}", "\"\\ud800\"", "[[[[[[[[[[", "{\"S\":", "<a>", "<!DOCTYPE x [<!ENTITY y \"z\">]>&y;", "&#0;", "%00", "%ff%fe", "\0",
        "é", "😀", "attribute_exists(", ":v", "#n", "AND NOT (", "SET a = ", "bytes=5-1", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "ffffffff;chunk-signature=0\r\n", "\r\n\r\n", "..", "//", "x-amz-", "AWS4-HMAC-SHA256 Credential=",
    ];

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"];

    private static readonly string[] Parameters =
        ["uploads", "uploadId=x", "partNumber=99999", "tagging", "attributes", "delete", "list-type=2", "max-keys=-1", "continuation-token=%zz", "acl", "versionId=null", "versions", "X-Amz-Algorithm=AWS4-HMAC-SHA256", "encoding-type=x"];

    private static readonly string[] Headers =
        ["Range", "If-Match", "If-None-Match", "If-Modified-Since", "x-amz-copy-source", "x-amz-checksum-sha256", "x-amz-content-sha256", "x-amz-tagging", "x-amz-trailer", "x-amz-decoded-content-length", "Content-MD5", "Content-Type", "X-Amz-Target", "x-amz-object-attributes", "x-amz-metadata-directive", "Content-Encoding"];

    public RecordedRequest Mutate(RecordedRequest request)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            request = random.Next(10) switch
            {
                0 or 1 => request with { Body = FlipBytes(request.Body) },
                2 => request with { Body = request.Body[..random.Next(request.Body.Length + 1)] },
                3 or 4 or 5 => request with { Body = InsertToken(request.Body) },
                6 => request with { Headers = ChangeHeader(request.Headers) },
                7 => request with { Headers = [.. request.Headers, (Headers[random.Next(Headers.Length)], Tokens[random.Next(Tokens.Length)])] },
                8 => request with { Target = request.Target + (request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Parameters[random.Next(Parameters.Length)] },
                _ => request with { Method = Methods[random.Next(Methods.Length)] },
            };
        }

        return request;
    }

    private byte[] FlipBytes(byte[] body)
    {
        var changed = (byte[])body.Clone();
        for (var count = random.Next(1, 5); count > 0 && changed.Length > 0; count--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    /// <summary>Puts a token in the place of what a value of JSON or XML may be, or anywhere.</summary>
    private byte[] InsertToken(byte[] body)
    {
        var start = random.Next(body.Length + 1);
        var colon = Array.IndexOf(body, (byte)':', start);
        start = colon >= 0 && random.Next(3) > 0 ? colon + 1 : start;
        var end = Math.Min(body.Length, start + random.Next(12));
        var comma = Array.FindIndex(body, start, value => value is (byte)',' or (byte)'}' or (byte)']' or (byte)'<');
        end = comma >= 0 && random.Next(3) > 0 ? comma : end;
        return [.. body[..start], .. Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]), .. body[end..]];
    }

    private List<(string, string)> ChangeHeader(IReadOnlyList<(string Name, string Value)> headers)
    {
        var changed = headers.ToList();
        if (changed.Count == 0)
        {
            return changed;
        }

        var place = random.Next(changed.Count);
        var (name, value) = changed[place];
        changed.RemoveAt(place);
        if (random.Next(3) > 0)
        {
            var cut = random.Next(value.Length + 1);
            changed.Add((name, value[..cut] + Tokens[random.Next(Tokens.Length)] + value[cut..]));
        }

        return changed;
    }
}
