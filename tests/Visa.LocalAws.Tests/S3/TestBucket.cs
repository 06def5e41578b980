using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.LocalAws.Tests.S3;

internal static class TestBucket
{
    public static async Task<string> CreateAsync(IAmazonS3 client)
    {
        var name = $"bucket-{Guid.NewGuid():N}";
        await client.PutBucketAsync(name);
        return name;
    }

    public static Task<PutObjectResponse> PutAsync(IAmazonS3 client, string bucket, string key, string content) =>
        client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content });

    public static async Task<string> GetAsync(IAmazonS3 client, string bucket, string key)
    {
        using var response = await client.GetObjectAsync(bucket, key);
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    public static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
