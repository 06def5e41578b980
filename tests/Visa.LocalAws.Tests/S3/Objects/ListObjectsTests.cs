using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3.Objects;

/// <summary>Listings against a plain reading of the rules over the same keys.</summary>
public sealed class ListObjectsTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private static readonly string[] Alphabet = ["a", "b", "/", "ü", "\uFFFD", "💳"];
    private readonly AmazonS3Client _client = fixture.Host.S3;

    [Fact]
    public async Task ListObjects_RandomKeysPrefixesDelimitersAndPages_AgreeWithTheRules()
    {
        var random = new Random(5);
        var bucket = await TestBucket.CreateAsync(_client);
        var keys = Enumerable.Range(0, 80).Select(_ => Key(random)).Distinct().ToArray();
        await Parallel.ForEachAsync(keys, async (key, _) => await TestBucket.PutAsync(_client, bucket, key, ""));
        Array.Sort(keys, (x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));
        string?[] delimiters = [null, "/", "b", "//"];

        for (var round = 0; round < 60; round++)
        {
            var prefix = random.Next(3) == 0 ? "" : Alphabet[random.Next(Alphabet.Length)];
            var delimiter = delimiters[random.Next(delimiters.Length)];
            var size = random.Next(1, 12);
            var expected = Expected(keys, prefix, delimiter);

            Assert.Equal(expected, await ListAsync(bucket, prefix, delimiter, size));
            Assert.Equal(expected, await ListV1Async(bucket, prefix, delimiter, size));
        }
    }

    [Fact]
    public async Task ListObjectsV2_StartAfter_BeginsBehindThatKey()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        foreach (var key in new[] { "a", "b", "b/1", "c" })
            await TestBucket.PutAsync(_client, bucket, key, key);

        var page = await _client.ListObjectsV2Async(new() { BucketName = bucket, StartAfter = "b" });

        Assert.Equal(["b/1", "c"], page.S3Objects.Select(stored => stored.Key));
        Assert.Equal(2, page.KeyCount);
    }

    [Fact]
    public async Task ListObjectsV2_EncodingTypeUrl_EncodesKeysThatXmlCannotHold()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        using var put = await fixture.Host.Http.PutAsync($"/{bucket}/a%01%20b%2Bc/d", new StringContent(""));

        var xml = await fixture.Host.Http.GetStringAsync($"/{bucket}?list-type=2&encoding-type=url");

        Assert.Contains("<Key>a%01+b%2Bc/d</Key>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListObjectsV2_AfterPutAndDelete_ShowsThemAtOnce()
    {
        var bucket = await TestBucket.CreateAsync(_client);
        for (var i = 0; i < 20; i++)
        {
            await TestBucket.PutAsync(_client, bucket, $"k{i}", "");
            Assert.Contains($"k{i}", await ListAsync(bucket, "", null, 1000));
            await _client.DeleteObjectAsync(bucket, $"k{i}");
            Assert.Empty(await ListAsync(bucket, "", null, 1000));
        }
    }

    [Fact]
    public async Task ListObjectsV2_ForeignToken_IsInvalid()
    {
        var bucket = await TestBucket.CreateAsync(_client);

        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _client.ListObjectsV2Async(new() { BucketName = bucket, ContinuationToken = "not a token!" }));

        Assert.Equal("InvalidArgument", refusal.ErrorCode);
    }

    private static string Key(Random random)
    {
        return string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Alphabet[random.Next(Alphabet.Length)])).TrimStart('/') is { Length: > 0 } key ? key : "a";
    }

    private static List<string> Expected(IEnumerable<string> sorted, string prefix, string? delimiter)
    {
        var entries = new List<string>();
        foreach (var key in sorted.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var end = delimiter is null ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var entry = end < 0 ? key : "prefix:" + key[..(end + delimiter!.Length)];
            if (!entries.Contains(entry))
                entries.Add(entry);
        }
        return [.. entries.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> ListAsync(string bucket, string prefix, string? delimiter, int size)
    {
        var entries = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = delimiter, MaxKeys = size };
        ListObjectsV2Response page;
        do
        {
            page = await _client.ListObjectsV2Async(request);
            Assert.InRange(page.KeyCount ?? 0, 0, size);
            AssertSorted(page.S3Objects);
            entries.AddRange((page.S3Objects ?? []).Select(stored => stored.Key).Concat((page.CommonPrefixes ?? []).Select(common => "prefix:" + common)));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return [.. entries.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> ListV1Async(string bucket, string prefix, string? delimiter, int size)
    {
        var entries = new List<string>();
        var request = new ListObjectsRequest { BucketName = bucket, Prefix = prefix, Delimiter = delimiter, MaxKeys = size };
        ListObjectsResponse page;
        do
        {
            page = await _client.ListObjectsAsync(request);
            entries.AddRange((page.S3Objects ?? []).Select(stored => stored.Key).Concat((page.CommonPrefixes ?? []).Select(common => "prefix:" + common)));
            request.Marker = page.NextMarker ?? page.S3Objects?.LastOrDefault()?.Key;
        }
        while (page.IsTruncated == true);
        return [.. entries.Order(StringComparer.Ordinal)];
    }

    private static void AssertSorted(List<S3Object>? page)
    {
        var keys = (page ?? []).Select(stored => Encoding.UTF8.GetBytes(stored.Key)).ToArray();
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(pair.First.AsSpan().SequenceCompareTo(pair.Second) < 0));
    }
}
