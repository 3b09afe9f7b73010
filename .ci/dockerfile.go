// Reads a Dockerfile as BuildKit does, and says what is wrong with it.
package main

import (
	"fmt"
	"os"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

func read(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	found, err := parser.Parse(file)
	if err != nil {
		return err
	}
	if len(found.Warnings) > 0 {
		return fmt.Errorf("%v", found.Warnings)
	}
	_, _, err = instructions.Parse(found.AST, nil)
	return err
}

func main() {
	if err := read(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
