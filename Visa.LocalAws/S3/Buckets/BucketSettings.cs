using System.Collections.Frozen;
using System.Xml.Linq;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3.Objects;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Buckets;

/// <summary>
/// The settings of a bucket that a client or Terraform reads: as AWS answers them for a new bucket. Those that have no effect here beyond being
/// read can be changed; the others, such as versioning and lifecycle, are refused by name.
/// </summary>
internal static class BucketSettings
{
    private const int MaxTags = 50;

    private static readonly FrozenDictionary<string, BucketSettingRule> Rules = new Dictionary<string, BucketSettingRule>
    {
        ["accelerate"] = new("BucketAccelerateConfiguration", "AccelerateConfiguration", "<AccelerateConfiguration/>"),
        ["acl"] = new("BucketAcl", "AccessControlPolicy", AclXml),
        ["cors"] = new("BucketCors", "CORSConfiguration", null, "NoSuchCORSConfiguration", "The CORS configuration does not exist") { IsDeletable = true },
        ["encryption"] = new("BucketEncryption", "ServerSideEncryptionConfiguration", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>") { IsKept = true, IsDeletable = true },
        ["lifecycle"] = new("BucketLifecycleConfiguration", "LifecycleConfiguration", null, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist") { IsDeletable = true },
        ["logging"] = new("BucketLogging", "BucketLoggingStatus", "<BucketLoggingStatus/>"),
        ["notification"] = new("BucketNotificationConfiguration", "NotificationConfiguration", "<NotificationConfiguration/>"),
        ["object-lock"] = new("ObjectLockConfiguration", "ObjectLockConfiguration", null, "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
        ["ownershipControls"] = new("BucketOwnershipControls", "OwnershipControls", "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>") { IsKept = true, IsDeletable = true },
        ["policy"] = new("BucketPolicy", "Policy", null, "NoSuchBucketPolicy", "The bucket policy does not exist") { IsDeletable = true },
        ["policyStatus"] = new("BucketPolicyStatus", "PolicyStatus", null, "NoSuchBucketPolicy", "The bucket policy does not exist"),
        ["publicAccessBlock"] = new("PublicAccessBlock", "PublicAccessBlockConfiguration", "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>") { IsKept = true, IsDeletable = true },
        ["replication"] = new("BucketReplication", "ReplicationConfiguration", null, "ReplicationConfigurationNotFoundError", "The replication configuration was not found") { IsDeletable = true },
        ["requestPayment"] = new("BucketRequestPayment", "RequestPaymentConfiguration", "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"),
        ["tagging"] = new("BucketTagging", "Tagging", null, "NoSuchTagSet", "The TagSet does not exist") { IsKept = true, IsDeletable = true },
        ["versioning"] = new("BucketVersioning", "VersioningConfiguration", "<VersioningConfiguration/>"),
        ["website"] = new("BucketWebsite", "WebsiteConfiguration", null, "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration") { IsDeletable = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string AclXml =>
        $"<AccessControlPolicy><Owner><ID>{LocalAwsOptions.AccountId}</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>{LocalAwsOptions.AccountId}</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>";

    /// <summary>The operations on settings, by method and by the query parameter that names the setting.</summary>
    public static IEnumerable<KeyValuePair<(string Method, string Part), S3Route>> Routes
    {
        get
        {
            foreach (var (name, rule) in Rules)
            {
                yield return new(("GET", name), new("Get" + rule.Name, request => GetAsync(request, name, rule)));
                if (rule.IsKept)
                    yield return new(("PUT", name), new("Put" + rule.Name, request => PutAsync(request, name, rule)));
                if (rule.IsDeletable)
                    yield return new(("DELETE", name), new(rule.DeleteName, request => DeleteAsync(request, name)));
            }
        }
    }

    private static async Task GetAsync(S3Request request, string name, BucketSettingRule rule)
    {
        var bucket = request.Bucket;
        var document = bucket.Read(state => state.Settings.GetValueOrDefault(name)) ?? rule.Default;
        await bucket.SettleAsync(request.Aborted);
        if (document is null)
            throw new AwsException(rule.AbsentCode!, rule.AbsentMessage!, StatusCodes.Status404NotFound) { Elements = [("BucketName", request.BucketName)] };
        await request.ReplyXmlAsync(InNamespace(XElement.Parse(document)));
    }

    private static async Task PutAsync(S3Request request, string name, BucketSettingRule rule)
    {
        var body = await request.ReadXmlAsync();
        var document = body.ToString(SaveOptions.DisableFormatting);
        if (body.Name != rule.Root || !IsXml(document))
            throw S3Failure.MalformedXml();
        if (name == "tagging")
            ObjectTags.ReadXml(body, MaxTags);
        await request.Bucket.CommitAsync(_ => new BucketEntry { Setting = new BucketSetting(name, document) }, request.Aborted);
        if (name == "tagging")
            request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task DeleteAsync(S3Request request, string name)
    {
        await request.Bucket.CommitAsync(_ => new BucketEntry { Setting = new BucketSetting(name, null) }, request.Aborted);
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static bool IsXml(string document)
    {
        try
        {
            XElement.Parse(document);
            return true;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }

    private static XElement InNamespace(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
            element.Name = S3Request.Xml + element.Name.LocalName;
        return root;
    }
}
