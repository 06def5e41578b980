using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visa.Scoring.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class AddFeedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "claimed_at",
                table: "alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "claimed_by",
                table: "alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "judged_at",
                table: "alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "verdict",
                table: "alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction_id = table.Column<string>(type: "TEXT", nullable: false),
                    card_token = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    analyst = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_verdict_number",
                table: "alerts",
                columns: new[] { "verdict", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_sent_at_number",
                table: "feedback",
                columns: new[] { "sent_at", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_transaction_id",
                table: "feedback",
                column: "transaction_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropIndex(
                name: "IX_alerts_verdict_number",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "claimed_at",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "claimed_by",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "judged_at",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "note",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "verdict",
                table: "alerts");
        }
    }
}
