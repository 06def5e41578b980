using System.Net.Sockets;
using System.Text;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using Visa.LocalAws.S3;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_AfterEveryKindOfChange_KeepsAll()
    {
        string bucket;
        InitiateMultipartUploadResponse upload;
        UploadPartResponse part;
        await using (var host = await RunningLocalAws.StartAsync(_folder.Path))
        {
            bucket = await TestBucket.CreateAsync(host.S3);
            await TestBucket.PutAsync(host.S3, bucket, "overwritten", "1");
            await TestBucket.PutAsync(host.S3, bucket, "overwritten", "2");
            await TestBucket.PutAsync(host.S3, bucket, "deleted", "3");
            await host.S3.DeleteObjectAsync(bucket, "deleted");
            upload = await host.S3.InitiateMultipartUploadAsync(bucket, "multipart");
            part = await host.S3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = "multipart", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([7]) });
        }

        await using var restarted = await RunningLocalAws.StartAsync(_folder.Path);
        await restarted.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "multipart", UploadId = upload.UploadId, PartETags = [new(part)] });

        Assert.Equal(["multipart", "overwritten"], (await restarted.S3.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects.Select(stored => stored.Key));
        Assert.Equal("2", await TestBucket.GetAsync(restarted.S3, bucket, "overwritten"));
        Assert.Equal([7], await restarted.Http.GetByteArrayAsync($"/{bucket}/multipart"));
        Assert.Equal(2, Blobs(_folder, bucket).Length);
    }

    [Fact]
    public async Task Kill_BetweenContentAndIndex_LeavesNoObjectAndNoFile()
    {
        string bucket;
        await using (var host = await RunningLocalAws.StartAsync(_folder.Path))
        {
            bucket = await TestBucket.CreateAsync(host.S3);
            await TestBucket.PutAsync(host.S3, bucket, "whole", "v");
            await TestBucket.PutAsync(host.S3, bucket, "torn", "content that was written, but not its index entry");
        }
        await using (var journal = File.OpenWrite(_folder.File("s3", bucket, "bucket.journal")))
            journal.SetLength(journal.Length - 1);
        await File.WriteAllTextAsync(_folder.File("s3", bucket, "blobs", "half-written"), "half");

        await using var restarted = await RunningLocalAws.StartAsync(_folder.Path);

        Assert.Equal(["whole"], (await restarted.S3.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects.Select(stored => stored.Key));
        Assert.Single(Blobs(_folder, bucket));
    }

    [Fact]
    public async Task Kill_DuringUploads_LeavesEveryAcknowledgedObjectWholeAndNoOther()
    {
        await using var host = await RunningLocalAws.StartAsync(_folder.Path);
        var bucket = await TestBucket.CreateAsync(host.S3);
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<int>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = writer; !stop.IsCancellationRequested; i += 3)
            {
                await host.Http.PutAsync($"/{bucket}/{i}", new ByteArrayContent(TestBucket.Bytes(i, 50_000)));
                acknowledged.Add(i);
            }
        })).ToArray();
        while (acknowledged.Count < 15)
            await Task.Yield();

        var before = acknowledged.ToArray();
        using var left = await _folder.CopyAsync();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var restarted = await RunningLocalAws.StartAsync(left.Path);
        var keys = (await restarted.S3.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects.Select(stored => int.Parse(stored.Key, null)).ToHashSet();
        Assert.Subset(keys, before.ToHashSet());
        foreach (var key in keys)
            Assert.Equal(TestBucket.Bytes(key, 50_000), await restarted.Http.GetByteArrayAsync($"/{bucket}/{key}"));
    }

    [Fact]
    public async Task PutObject_ClientGoneInTheMiddle_StoresNothing()
    {
        await using var host = await RunningLocalAws.StartAsync(_folder.Path);
        var bucket = await TestBucket.CreateAsync(host.S3);
        using (var client = new TcpClient())
        {
            var address = new Uri(host.Url);
            await client.ConnectAsync(address.Host, address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"PUT /{bucket}/half HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 100000\r\n\r\nonly this"));
            await WaitForAsync(() => Blobs(_folder, bucket).Length == 1);
        }

        await WaitForAsync(() => Blobs(_folder, bucket).Length == 0);
        Assert.Empty((await host.S3.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects ?? []);
    }

    [Fact]
    public async Task ObjectStore_PutInProcess_IsReadOverTheWire()
    {
        await using var host = await RunningLocalAws.StartAsync(_folder.Path);
        var bucket = await TestBucket.CreateAsync(host.S3);

        await host.Service<IObjectStore>().PutAsync(bucket, "raw/x.gz", "abc"u8.ToArray(), "application/octet-stream", "gzip", CancellationToken.None);

        Assert.Equal("gzip", (await host.S3.GetObjectMetadataAsync(bucket, "raw/x.gz")).Headers.ContentEncoding);
        var refusal = await Assert.ThrowsAsync<Visa.LocalAws.Protocol.AwsException>(
            () => host.Service<IObjectStore>().PutAsync("absent", "k", default, "text/plain", null, CancellationToken.None).AsTask());
        Assert.Equal("NoSuchBucket", refusal.Code);
    }

    private static string[] Blobs(TemporaryFolder folder, string bucket) => Directory.GetFiles(folder.File("s3", bucket, "blobs"));

    private static async Task WaitForAsync(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
            await Task.Delay(10, deadline.Token);
    }
}
