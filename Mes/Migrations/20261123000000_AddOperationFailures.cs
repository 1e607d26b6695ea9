using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mes.Migrations
{
    /// <inheritdoc />
    public partial class AddOperationFailures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "failed_at",
                table: "operations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failure_reason",
                table: "operations",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "operations",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "failed_at",
                table: "operations");

            migrationBuilder.DropColumn(
                name: "failure_reason",
                table: "operations");

            migrationBuilder.DropColumn(
                name: "failures",
                table: "operations");
        }
    }
}
