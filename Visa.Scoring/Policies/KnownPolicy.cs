using Visa.Decisions.Policies;

namespace Visa.Scoring.Policies;

/// <summary>A policy and the text that it was read from.</summary>
internal sealed record KnownPolicy(ScoringPolicy Policy, string Text);
