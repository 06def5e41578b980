using System.Text.RegularExpressions;

namespace Visa.Deployment.Tests.Containers;

public sealed partial class DockerfileTests
{
    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_OfOurs_KeepsTheRules(string path) => Assert.Empty(Violations(WorkingTree.Read(path)));

    [Theory]
    [InlineData("FROM python\nUSER 1\nHEALTHCHECK NONE\nENTRYPOINT [\"a\"]", "no version")]
    [InlineData("FROM python:latest\nUSER 1\nHEALTHCHECK NONE\nENTRYPOINT [\"a\"]", "no version")]
    [InlineData("FROM python:3.12\nHEALTHCHECK NONE\nENTRYPOINT [\"a\"]", "root")]
    [InlineData("FROM python:3.12\nUSER 1\nUSER root\nHEALTHCHECK NONE\nENTRYPOINT [\"a\"]", "root")]
    [InlineData("FROM python:3.12\nADD http://example.com/x /x\nUSER 1\nHEALTHCHECK NONE\nENTRYPOINT [\"a\"]", "ADD")]
    [InlineData("FROM python:3.12\nUSER 1\nHEALTHCHECK NONE\nENTRYPOINT a", "shell")]
    [InlineData("FROM python:3.12\nUSER 1\nENTRYPOINT [\"a\"]", "well")]
    public void Dockerfile_ThatBreaksARule_IsFound(string text, string expected) => Assert.Contains(expected, Assert.Single(Violations(text)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_CopiesOnly_WhatIsThere(string path) =>
        Assert.All(
            CopiedFile().Matches(WorkingTree.Read(path)).Select(match => match.Groups[1].Value).Where(source => source is not ("." or "dbt")),
            source => Assert.True(Path.Exists(WorkingTree.PathOf(source)), source));

    public static TheoryData<string> Dockerfiles() => [.. WorkingTree.Files("containers", "Dockerfile").Select(file => Path.GetRelativePath(WorkingTree.Root, file))];

    private static IEnumerable<string> Violations(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        if (lines.Any(line => line.StartsWith("FROM ", StringComparison.Ordinal) && !VersionedImage().IsMatch(line))) yield return "A base image has no version.";
        if (lines.LastOrDefault(line => line.StartsWith("USER ", StringComparison.Ordinal)) is null or "USER root" or "USER 0") yield return "It runs as root.";
        if (lines.Any(line => line.StartsWith("ADD ", StringComparison.Ordinal))) yield return "ADD fetches and unpacks unasked: use COPY.";
        if (lines.Any(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal) && !line.StartsWith("ENTRYPOINT [", StringComparison.Ordinal))) yield return "A shell would take the signals meant for the program.";
        if (!lines.Any(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal))) yield return "It does not say how to see that it is well.";
    }

    [GeneratedRegex(@"^FROM [^\s:]+(?::\d+)?[^\s:]*:(?!latest\b)[^\s]+( AS \w+)?$")]
    private static partial Regex VersionedImage();

    [GeneratedRegex(@"^COPY (?!--from)(\S+) ", RegexOptions.Multiline)]
    private static partial Regex CopiedFile();
}
