using System.Text;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Jobs;

/// <summary>Pages of a listing; a token names the last item of the page before.</summary>
internal sealed class GluePages(SealedTokens tokens)
{
    private const int MostResults = 1000;
    private const int DefaultResults = 100;

    public (List<T> Page, string? NextToken) Page<T>(AwsInput input, string operation, IReadOnlyList<T> all, Func<T, string> key)
    {
        var most = input.Integer("MaxResults");
        new Constraints().Range(most, "maxResults", 1, MostResults).ThrowIfBroken();
        IEnumerable<T> rest = all;
        if (input.String("NextToken") is { } token)
        {
            var last = tokens.Open(operation, token) is { } content ? Encoding.UTF8.GetString(content) : throw GlueInput.Invalid("Invalid NextToken.");
            rest = all.SkipWhile(item => key(item) != last).Skip(1);
        }
        var page = rest.Take((most ?? DefaultResults) + 1).ToList();
        if (page.Count <= (most ?? DefaultResults))
            return (page, null);
        page.RemoveAt(page.Count - 1);
        return (page, tokens.Seal(operation, Encoding.UTF8.GetBytes(key(page[^1]))));
    }
}
