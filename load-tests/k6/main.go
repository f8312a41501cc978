// Package main is k6 as its authors wrote it, built from its own module.
package main

import "go.k6.io/k6/v2/cmd"

func main() {
	cmd.Execute()
}
